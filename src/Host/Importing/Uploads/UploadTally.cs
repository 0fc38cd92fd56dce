using TraceEngine.Files.ErrorReports;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>What became of the rows of a file, over all that was sent of it.</summary>
internal sealed class UploadTally
{
    // Kept until the report is written; more tell nothing new of a file.
    private const int MostRefusals = 1_000_000;

    private readonly List<RefusedRow> _refusals = [];

    public long Accepted { get; private set; }

    public long Refused { get; private set; }

    /// <summary>Codes acknowledged in this run, and how long that took.</summary>
    public ImportMeasurement Measured { get; private set; } = new(0, TimeSpan.Zero);

    /// <summary>The refusals in the order of the file.</summary>
    public IReadOnlyList<RefusedRow> Refusals => [.. _refusals.OrderBy(row => row.RowNumber)];

    public void Count(long accepted, long refused)
    {
        Accepted += accepted;
        Refused += refused;
    }

    public void Add(IEnumerable<RefusedRow> refusals) =>
        _refusals.AddRange(refusals.Take(MostRefusals - _refusals.Count));

    public async Task AddAsync(IAsyncEnumerable<RefusedRow> refusals)
    {
        await foreach (var row in refusals)
        {
            if (_refusals.Count == MostRefusals)
            {
                return;
            }

            _refusals.Add(row);
        }
    }

    public void Add(ImportMeasurement measured) =>
        Measured = new ImportMeasurement(Measured.Codes + measured.Codes, Measured.Elapsed + measured.Elapsed);
}

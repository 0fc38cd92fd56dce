using System.Globalization;
using System.Text;
using TraceEngine.Files.Relation.Inspection;
using TraceEngine.Files.Relation.Writing;
using TraceEngine.Host.Importing;

namespace TraceEngine.Host.Demo;

/// <summary>The relation XML of a demo run.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Product">Its product code.</param>
/// <param name="Stream">The stream it is imported by.</param>
/// <param name="SampleCode">One of its smallest packages, to ask about.</param>
/// <param name="Accepted">Codes accepted when it was imported.</param>
internal sealed record DemoFile(string Path, string Product, string Stream, string SampleCode, long Accepted)
{
    private const string ProductCode = "DEMO-8180001";

    /// <summary>A number of the run; the same run makes the same codes.</summary>
    public static ulong Seed(string run) => ulong.Parse(run, CultureInfo.InvariantCulture) * 10_000;

    public static async Task<DemoFile> WriteAsync(
        string folder, string run, int codes, DemoDatabase database, TimeProvider time, CancellationToken ct)
    {
        var directory = Directory.CreateDirectory(System.IO.Path.Combine(folder, "demo"));
        var path = System.IO.Path.Combine(directory.FullName, $"relation-{run}.xml");
        var cascade = await database.UnusedCascadeAsync(codes, Seed(run), ct);
        var today = DateOnly.FromDateTime(time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        var header = new RelationWriterOptions
        {
            ProductCode = ProductCode,
            LotNumber = $"D{run}",
            MadeDate = today,
            ExpiryDate = today.AddYears(2),
        };
        await using (var file = File.Create(path))
        {
            await Task.Run(() => RelationWriter.Write(file, header, cascade, ct), ct);
        }

        var facts = await Task.Run(() => RelationFileInspector.Inspect(path, null, ct), ct);
        return new DemoFile(path, ProductCode, RelationImport.NaturalName(facts.Sha256), FirstUnit(cascade), 0);
    }

    private static string FirstUnit(SeededCascadeOptions options)
    {
        var cascade = new SeededCascade(options);
        while (cascade.MoveNext())
        {
            if (cascade.Level == 1)
            {
                return Encoding.ASCII.GetString(cascade.Code);
            }
        }

        throw new InvalidOperationException("A cascade has units.");
    }
}

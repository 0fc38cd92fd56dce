using Npgsql;
using TraceEngine.Bench.Workloads;
using TraceEngine.Bench.Yardsticks;

namespace TraceEngine.Bench;

/// <summary>What the sides of a workload wrote; they must agree, or the comparison would flatter one of them.</summary>
internal sealed class SideContents(Workload workload)
{
    private Checksum? _codes;
    private Checksum? _packagings;
    private Checksum? _sections;
    private Checksum? _flowItems;
    private Checksum? _documentParts;
    private Checksum? _documents;

    public Workload Workload => workload;

    /// <summary>Compares the tables with what the sides before left.</summary>
    /// <exception cref="BenchException">They differ.</exception>
    public async Task CheckAsync(NpgsqlDataSource database, string side, CancellationToken ct)
    {
        if (side == "naive")
        {
            _codes = await Checksum.ReadAsync(database, "checksum_naive", ct);
            return;
        }

        var codes = await Checksum.ReadAsync(database, "checksum_codes", ct);

        // The naive table has no levels and states.
        Compare(side, "codes", _codes is { Columns: "" } naive ? naive with { Columns = codes.Columns } : _codes, codes);
        var packagings = await Checksum.ReadAsync(database, "checksum_packagings", ct);
        Compare(side, "packagings", _packagings, packagings);
        var sections = await Checksum.ReadAsync(database, "checksum_sections", ct);
        Compare(side, "sections", _sections, sections);
        (_codes, _packagings, _sections) = (codes, packagings, sections);
        if (codes.Rows != workload.StoredCodes)
        {
            throw new BenchException(
                $"{workload.Name} {side}: {codes.Rows} 行，应为 {workload.StoredCodes} / rows, not {workload.StoredCodes}");
        }

        if (workload.Shape == WorkloadShape.Flow)
        {
            await CheckDocumentsAsync(database, side, ct);
        }
    }

    private async Task CheckDocumentsAsync(NpgsqlDataSource database, string side, CancellationToken ct)
    {
        var items = await Checksum.ReadAsync(database, "checksum_flow_items", ct);
        Compare(side, "flow_items", _flowItems, items);
        var parts = await Checksum.ReadAsync(database, "checksum_document_parts", ct);
        Compare(side, "document_parts", _documentParts, parts);
        var documents = await Checksum.ReadAsync(database, "checksum_documents", ct);
        Compare(side, "documents", _documents, documents);
        (_flowItems, _documentParts, _documents) = (items, parts, documents);
    }

    private void Compare(string side, string table, Checksum? other, Checksum mine)
    {
        if (other is not null && other != mine)
        {
            throw new BenchException(
                $"{workload.Name}: {side} 与前一方的 {table} 不同，结果无效 / "
                + $"{table} of {side} differs from the side before, the run is void: {mine} / {other}");
        }
    }
}

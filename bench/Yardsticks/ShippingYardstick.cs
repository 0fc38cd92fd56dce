using Npgsql;
using NpgsqlTypes;
using TraceEngine.Bench.Workloads;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Flows;
using TraceEngine.Ingest.Copying.Postgres;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>
/// What the database can do with documents: bare COPY of their codes, once by code and once by document, after one statement that
/// says whether all codes exist and are live; transactions of 50,000 codes, one writer per lane in use. Parameters and files are
/// made in advance, sorted by key. No gRPC, no ledger, nothing else of the header is checked.
/// </summary>
internal sealed class ShippingYardstick
{
    // As the engine's: what fits into a row that PostgreSQL does not compress.
    private const int CodesPerPart = 100;

    private readonly string _folder;
    private readonly BaseIds _ids;
    private readonly Shipment[][] _shipments;

    private ShippingYardstick(string folder, BaseIds ids, Shipment[][] shipments) =>
        (_folder, _ids, _shipments) = (folder, ids, shipments);

    public static ShippingYardstick Write(string folder, Workload workload, BaseIds ids)
    {
        Directory.CreateDirectory(folder);
        var yardstick = new ShippingYardstick(folder, ids, new Shipment[Workload.Streams][]);
        var first = ids.FirstSection + ((long)workload.BatchesPerStream * Workload.Streams);
        for (var stream = 0; stream < Workload.Streams; stream++)
        {
            var shipments = new List<Shipment>();
            foreach (var batches in SeededBatches.Of(workload, stream).Chunk(Workload.BatchesPerTransaction))
            {
                var rows = Array.ConvertAll(batches, batch => new SeededRows(batch));
                shipments.Add(yardstick.Write(workload, stream, shipments.Count, rows, first));
            }

            yardstick._shipments[stream] = [.. shipments];
        }

        return yardstick;
    }

    /// <summary>Ships; the time is that of the slower writer.</summary>
    public Task<TimeSpan> RunAsync(NpgsqlDataSource database, CancellationToken ct) =>
        Writers.RunAsync(database, (connection, stream) => ShipAsync(connection, stream, ct), ct);

    /// <summary>How the server looks for the codes of one transaction.</summary>
    public Task<IReadOnlyList<string>> PlanAsync(NpgsqlDataSource database, CancellationToken ct) =>
        Plan.OfAsync(database, "limit_count_live", command => Bind(command, _shipments[0][0].Codes), ct);

    private async Task ShipAsync(NpgsqlConnection connection, int stream, CancellationToken ct)
    {
        for (var i = 0; i < _shipments[stream].Length; i++)
        {
            var shipment = _shipments[stream][i];
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await RequireLiveAsync(connection, shipment.Codes, ct);
            await RawCopy.RunAsync(connection, "limit_copy_sections", Sections(stream, i), ct);
            await RawCopy.RunAsync(connection, "limit_copy_flow_items", Items(stream, i), ct);
            await RawCopy.RunAsync(connection, "limit_copy_document_parts", Parts(stream, i), ct);
            if (shipment.BeginsDocument is { } number)
            {
                await InsertDocumentAsync(connection, shipment, number, ct);
            }

            await transaction.CommitAsync(ct);
        }
    }

    private static async Task RequireLiveAsync(NpgsqlConnection connection, byte[][] codes, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(BenchSql.Text("limit_count_live"), connection);
        Bind(command, codes);
        if ((long)(await command.ExecuteScalarAsync(ct))! is var live && live != codes.Length)
        {
            throw new BenchException($"limit: {codes.Length} 码中 {live} 有效 / of {codes.Length} codes {live} are live");
        }
    }

    private async Task InsertDocumentAsync(
        NpgsqlConnection connection, Shipment shipment, string number, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(BenchSql.Text("limit_insert_document"), connection);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = shipment.DocumentId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _ids.EnterpriseId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = number });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = shipment.DocumentCodes });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = shipment.FirstSection });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Bind(NpgsqlCommand command, byte[][] codes) => command.Parameters.Add(new NpgsqlParameter<byte[][]>
    {
        TypedValue = codes,
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
    });

    private Shipment Write(Workload workload, int stream, int transaction, SeededRows[] batches, long firstOfAll)
    {
        var section = firstOfAll + workload.FirstBatchOf(stream, transaction);
        var firstBatch = transaction * Workload.BatchesPerTransaction;
        var (document, batchInDocument) = Math.DivRem(firstBatch, Workload.BatchesPerDocument);
        var number = ShippedBatches.Number(stream, document);
        var id = FlowDocumentId.Of(_ids.EnterpriseId, DocumentKind.Shipping, number);
        var places = CopyFile.Sorted(batches, batch => batch.Count, (batch, row) => batch.Code(row));
        CopyFile.WriteSections(
            Sections(stream, transaction), batches, BatchKind.Flow, stream, section, _ids.EnterpriseId, id);
        CopyFile.Write(Items(stream, transaction), places.Length, (buffer, i) =>
        {
            buffer.Row(3);
            buffer.Int64(section + places[i].Batch);
            CopyFile.Key(buffer, batches[places[i].Batch].Code(places[i].Index));
            buffer.Bytes(id);
        });
        WriteParts(Parts(stream, transaction), batches, section, id);
        var batchesOfDocument = Math.Min(
            Workload.BatchesPerDocument, workload.BatchesPerStream - (document * Workload.BatchesPerDocument));
        return new Shipment(
            Array.ConvertAll(places, place => CopyFile.Key(batches[place.Batch].Code(place.Index))),
            id,
            batchInDocument == 0 ? number : null,
            (long)batchesOfDocument * workload.BatchCodes,
            section);
    }

    private static void WriteParts(string path, SeededRows[] batches, long section, byte[] id)
    {
        var parts = batches.SelectMany((batch, index) =>
            Enumerable.Range(0, (batch.Count + CodesPerPart - 1) / CodesPerPart).Select(part => (Batch: index, Part: part)))
            .ToList();
        CopyFile.Write(path, parts.Count, (buffer, i) =>
        {
            var batch = batches[parts[i].Batch];
            var first = parts[i].Part * CodesPerPart;
            var count = Math.Min(CodesPerPart, batch.Count - first);
            buffer.Row(4);
            buffer.Bytes(id);
            buffer.Int64(section + parts[i].Batch);
            buffer.Int32(parts[i].Part);
            buffer.Array(CopyFile.ByteaOid, count, count * CopyFile.KeyBytes);
            for (var row = first; row < first + count; row++)
            {
                CopyFile.Key(buffer, batch.Code(row));
            }
        });
    }

    private string Sections(int stream, int transaction) => Path.Combine(_folder, $"{stream}-{transaction}.sections");

    private string Items(int stream, int transaction) => Path.Combine(_folder, $"{stream}-{transaction}.items");

    private string Parts(int stream, int transaction) => Path.Combine(_folder, $"{stream}-{transaction}.parts");

    /// <param name="Codes">Keys in order.</param>
    /// <param name="DocumentId">The document they belong to.</param>
    /// <param name="BeginsDocument">Number of the document when this is its first transaction.</param>
    /// <param name="DocumentCodes">Codes of the whole document.</param>
    /// <param name="FirstSection">Section of the first batch.</param>
    private sealed record Shipment(
        byte[][] Codes, byte[] DocumentId, string? BeginsDocument, long DocumentCodes, long FirstSection);
}

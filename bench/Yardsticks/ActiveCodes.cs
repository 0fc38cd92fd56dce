using Npgsql;
using TraceEngine.Bench.Workloads;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>
/// The codes that are active before packing or shipping is timed, the same for both sides: plain COPY of files made in advance,
/// then what autovacuum would have done since.
/// </summary>
internal sealed class ActiveCodes
{
    private readonly string _folder;
    private readonly int _transactions;

    private ActiveCodes(string folder, Workload workload) => (_folder, _transactions) = (folder, workload.Transactions);

    /// <summary>Writes the files.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="workload">Which codes.</param>
    /// <param name="sections">Where the ids of sections and enterprise come from.</param>
    public static ActiveCodes Write(string folder, Workload workload, BaseIds sections)
    {
        Directory.CreateDirectory(folder);
        var active = new ActiveCodes(folder, workload);
        for (var stream = 0; stream < Workload.Streams; stream++)
        {
            var transaction = 0;
            foreach (var batches in SeededBatches.Of(workload, stream).Chunk(Workload.BatchesPerTransaction))
            {
                var rows = Array.ConvertAll(batches, batch => new SeededRows(batch));
                var section = sections.FirstSection + workload.FirstBatchOf(stream, transaction);
                CopyFile.WriteSections(
                    active.Sections(stream, transaction), rows, BatchKind.Activation, stream, section, sections.EnterpriseId,
                    documentId: null);
                CopyFile.WriteCodes(active.Codes(stream, transaction), rows, section, withParents: false);
                transaction++;
            }
        }

        return active;
    }

    /// <summary>Fills the empty tables.</summary>
    public async Task LoadAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await Writers.RunAsync(
            database,
            async (connection, stream) =>
            {
                await using var transaction = await connection.BeginTransactionAsync(ct);
                for (var i = 0; i < _transactions; i++)
                {
                    await RawCopy.RunAsync(connection, "limit_copy_sections", Sections(stream, i), ct);
                    await RawCopy.RunAsync(connection, "limit_copy_codes", Codes(stream, i), ct);
                }

                await transaction.CommitAsync(ct);
            },
            ct);
        await using var settle = database.CreateCommand(BenchSql.Text("settle_active"));
        settle.CommandTimeout = 0;
        await settle.ExecuteNonQueryAsync(ct);
    }

    private string Sections(int stream, int transaction) => Path.Combine(_folder, $"{stream}-{transaction}.sections");

    private string Codes(int stream, int transaction) => Path.Combine(_folder, $"{stream}-{transaction}.codes");
}

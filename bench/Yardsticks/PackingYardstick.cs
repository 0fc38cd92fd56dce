using Npgsql;
using NpgsqlTypes;
using TraceEngine.Bench.Workloads;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>
/// What the database can do with links: a bare UPDATE of the units, then COPY of the packagings, in transactions of 50,000 links,
/// one writer per lane in use. Parameters and files are made in advance, sorted by key. No gRPC, no checks, no ledger.
/// </summary>
internal sealed class PackingYardstick
{
    private readonly string _folder;
    private readonly Links[][] _links;

    private PackingYardstick(string folder, Links[][] links) => (_folder, _links) = (folder, links);

    public static PackingYardstick Write(string folder, Workload workload, BaseIds ids)
    {
        Directory.CreateDirectory(folder);
        var yardstick = new PackingYardstick(folder, new Links[Workload.Streams][]);
        var first = ids.FirstSection + ((long)workload.BatchesPerStream * Workload.Streams);
        for (var stream = 0; stream < Workload.Streams; stream++)
        {
            var links = new List<Links>();
            foreach (var batches in SeededBatches.Of(workload, stream).Chunk(Workload.BatchesPerTransaction))
            {
                var rows = Array.ConvertAll(batches, batch => new SeededRows(batch));
                var section = first + workload.FirstBatchOf(stream, links.Count);
                CopyFile.WriteSections(
                    yardstick.Sections(stream, links.Count), rows, BatchKind.Packaging, stream, section, ids.EnterpriseId,
                    documentId: null);
                CopyFile.WritePackagings(yardstick.Packagings(stream, links.Count), rows, section, PackingAction.Pack);
                links.Add(LinksOf(rows, section));
            }

            yardstick._links[stream] = [.. links];
        }

        return yardstick;
    }

    /// <summary>Packs; the time is that of the slower writer.</summary>
    public Task<TimeSpan> RunAsync(NpgsqlDataSource database, CancellationToken ct) =>
        Writers.RunAsync(database, (connection, stream) => PackAsync(connection, stream, ct), ct);

    /// <summary>How the server updates the units of one transaction.</summary>
    public Task<IReadOnlyList<string>> PlanAsync(NpgsqlDataSource database, CancellationToken ct) =>
        Plan.OfAsync(database, "limit_pack_codes", command => Bind(command, _links[0][0]), ct);

    private async Task PackAsync(NpgsqlConnection connection, int stream, CancellationToken ct)
    {
        for (var i = 0; i < _links[stream].Length; i++)
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await RawCopy.RunAsync(connection, "limit_copy_sections", Sections(stream, i), ct);
            await using (var command = new NpgsqlCommand(BenchSql.Text("limit_pack_codes"), connection, transaction))
            {
                Bind(command, _links[stream][i]);
                if (await command.ExecuteNonQueryAsync(ct) is var packed && packed != _links[stream][i].Children.Length)
                {
                    throw new BenchException($"limit: {packed} 行 / {packed} rows of {_links[stream][i].Children.Length}");
                }
            }

            await RawCopy.RunAsync(connection, "limit_copy_packagings", Packagings(stream, i), ct);
            await transaction.CommitAsync(ct);
        }
    }

    private static void Bind(NpgsqlCommand command, Links links)
    {
        command.Parameters.Add(new NpgsqlParameter<byte[][]>
        {
            TypedValue = links.Children,
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
        });
        command.Parameters.Add(new NpgsqlParameter<byte[][]>
        {
            TypedValue = links.Parents,
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
        });
        command.Parameters.Add(new NpgsqlParameter<long[]>
        {
            TypedValue = links.Sections,
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
        });
    }

    private static Links LinksOf(SeededRows[] batches, long firstSection)
    {
        var places = CopyFile.Sorted(batches, batch => batch.Count, (batch, row) => batch.Code(row))
            .Where(place => batches[place.Batch].ParentOf(place.Index) >= 0)
            .ToArray();
        return new Links(
            Array.ConvertAll(places, place => CopyFile.Key(batches[place.Batch].Code(place.Index))),
            Array.ConvertAll(
                places, place => CopyFile.Key(batches[place.Batch].Parent(batches[place.Batch].ParentOf(place.Index)))),
            Array.ConvertAll(places, place => firstSection + place.Batch));
    }

    private string Sections(int stream, int transaction) => Path.Combine(_folder, $"{stream}-{transaction}.sections");

    private string Packagings(int stream, int transaction) => Path.Combine(_folder, $"{stream}-{transaction}.packagings");

    private sealed record Links(byte[][] Children, byte[][] Parents, long[] Sections);
}

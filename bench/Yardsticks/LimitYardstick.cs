using System.Diagnostics;
using Npgsql;
using TraceEngine.Bench.Workloads;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>
/// What the database can do: the engine's own tables filled by sorted binary COPY of files made in advance, transactions of
/// 50,000 codes, one writer per lane in use. No gRPC, no checks, no ledger.
/// </summary>
internal sealed class LimitYardstick(NpgsqlDataSource database)
{
    // Few, large writes: the yardstick's own cost must not slow it.
    private const int ReadBytes = 1024 * 1024;

    /// <summary>Fills the tables; the time is that of the slower writer.</summary>
    public async Task<TimeSpan> RunAsync(LimitFiles files, CancellationToken ct)
    {
        var connections = new List<NpgsqlConnection>();
        try
        {
            for (var stream = 0; stream < Workload.Streams; stream++)
            {
                connections.Add(await database.OpenConnectionAsync(ct));
            }

            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(connections.Select(
                (connection, stream) => Task.Run(() => WriteAsync(connection, files, stream, ct), ct)));
            return Stopwatch.GetElapsedTime(start);
        }
        finally
        {
            foreach (var connection in connections)
            {
                await connection.DisposeAsync();
            }
        }
    }

    private static async Task WriteAsync(NpgsqlConnection connection, LimitFiles files, int stream, CancellationToken ct)
    {
        var buffer = new byte[ReadBytes];
        for (var i = 0; i < files.Transactions; i++)
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await CopyAsync(connection, "limit_copy_sections", files.Sections(stream, i), buffer, ct);
            await CopyAsync(connection, "limit_copy_codes", files.Codes(stream, i), buffer, ct);
            await CopyAsync(connection, "limit_copy_packagings", files.Packagings(stream, i), buffer, ct);
            await transaction.CommitAsync(ct);
        }
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection, string statement, string path, byte[] buffer, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        await using var copy = await connection.BeginRawBinaryCopyAsync(BenchSql.Text(statement), ct);
        while (await file.ReadAsync(buffer, ct) is var read and > 0)
        {
            await copy.WriteAsync(buffer.AsMemory(0, read), ct);
        }
    }
}

using Npgsql;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>Sends a file made in advance by binary COPY.</summary>
internal static class RawCopy
{
    // Few, large writes: the yardstick's own cost must not slow it.
    private const int ReadBytes = 1024 * 1024;

    public static async Task RunAsync(NpgsqlConnection connection, string statement, string path, CancellationToken ct)
    {
        var buffer = new byte[ReadBytes];
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        await using var copy = await connection.BeginRawBinaryCopyAsync(BenchSql.Text(statement), ct);
        while (await file.ReadAsync(buffer, ct) is var read and > 0)
        {
            await copy.WriteAsync(buffer.AsMemory(0, read), ct);
        }
    }
}

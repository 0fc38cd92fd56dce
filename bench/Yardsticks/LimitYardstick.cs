using Npgsql;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>
/// What the database can do: the engine's own tables filled by sorted binary COPY of files made in advance, transactions of
/// 50,000 codes, one writer per lane in use. No gRPC, no checks, no ledger.
/// </summary>
internal sealed class LimitYardstick(NpgsqlDataSource database)
{
    /// <summary>Fills the tables; the time is that of the slower writer.</summary>
    public Task<TimeSpan> RunAsync(LimitFiles files, CancellationToken ct) => Writers.RunAsync(
        database,
        async (connection, stream) =>
        {
            for (var i = 0; i < files.Transactions; i++)
            {
                await using var transaction = await connection.BeginTransactionAsync(ct);
                await RawCopy.RunAsync(connection, "limit_copy_sections", files.Sections(stream, i), ct);
                await RawCopy.RunAsync(connection, "limit_copy_codes", files.Codes(stream, i), ct);
                await RawCopy.RunAsync(connection, "limit_copy_packagings", files.Packagings(stream, i), ct);
                await transaction.CommitAsync(ct);
            }
        },
        ct);
}

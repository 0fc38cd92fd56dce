using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace TraceEngine.Access.Replays;

/// <summary>
/// Sees to it that a signed upload runs once: it is remembered in the database while its signature is valid, so that a repeat
/// on any host, before or after a restart, gets the first answer. Safe for use by many requests at once.
/// </summary>
public sealed class ReplayGuard
{
    /// <summary>Each round but the last has lost a race for the row, which another request can win only so often.</summary>
    private const int RoundsAtMost = 5;

    private readonly NpgsqlDataSource _database;
    private readonly AccessOptions _options;
    private readonly TimeProvider _time;
    private readonly AccessLog _log;

    internal ReplayGuard(NpgsqlDataSource database, IOptions<AccessOptions> options, TimeProvider time, AccessLog log) =>
        (_database, _options, _time, _log) = (database, options.Value, time, log);

    /// <summary>Remembers a request that comes in, or finds out that it came before.</summary>
    /// <param name="ak">Who signed; verified before.</param>
    /// <param name="sign">The signature.</param>
    /// <param name="path">What is called.</param>
    /// <param name="ct">Stops waiting. The request may be remembered even so; a repeat runs after
    /// <see cref="AccessOptions.ReplayTakeover"/> then.</param>
    /// <exception cref="NpgsqlException">The database can't be read or written.</exception>
    public async Task<ReplayEntry> EnterAsync(string ak, ReadOnlyMemory<byte> sign, string path, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        for (var round = 0; round < RoundsAtMost; round++)
        {
            const int FirstAttempt = 1;
            if (await WriteAsync(connection, ReplaySql.Enter, ak, sign, path, FirstAttempt, ct))
            {
                return ReplayEntry.First(FirstAttempt);
            }
            if (await FindAsync(connection, ak, sign, ct) is not { } stored)
            {
                continue; // swept between the two statements
            }
            if (Judge(stored, path) is { } known)
            {
                return known;
            }
            if (await WriteAsync(connection, ReplaySql.Take, ak, sign, path, stored.Attempt, ct))
            {
                return ReplayEntry.First(stored.Attempt + 1);
            }
        }
        return ReplayEntry.InProgress;
    }

    /// <summary>Keeps the answer for repeats. Does nothing when another has taken the request over meanwhile.</summary>
    /// <param name="ak">Who signed.</param>
    /// <param name="sign">The signature.</param>
    /// <param name="attempt">Of the entry that said <see cref="ReplayKind.First"/>.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="answer">Body of the answer; at most <see cref="AccessOptions.ReplayAnswerAtMost"/> bytes.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="ArgumentException">The answer is too large.</exception>
    /// <exception cref="NpgsqlException">The database can't be written.</exception>
    public async Task CompleteAsync(
        string ak, ReadOnlyMemory<byte> sign, long attempt, int status, ReadOnlyMemory<byte> answer, CancellationToken ct)
    {
        if (answer.Length > _options.ReplayAnswerAtMost)
        {
            throw new ArgumentException(
                AccessMessages.AnswerTooLarge(answer.Length, _options.ReplayAnswerAtMost), nameof(answer));
        }
        await using var complete = _database.CreateCommand(ReplaySql.Complete);
        AddKey(complete, ak, sign);
        complete.Parameters.Add(new() { Value = checked((int)attempt) });
        complete.Parameters.Add(new() { Value = status });
        complete.Parameters.Add(new() { Value = answer, NpgsqlDbType = NpgsqlDbType.Bytea });
        if (await complete.ExecuteNonQueryAsync(ct) == 0)
        {
            _log.AnswerTooLate(ak, attempt);
        }
    }

    /// <summary>
    /// Gives an attempt up that failed for no fault of the request: a repeat runs again. Does nothing when another has taken it
    /// over meanwhile.
    /// </summary>
    /// <param name="ak">Who signed.</param>
    /// <param name="sign">The signature.</param>
    /// <param name="attempt">Of the entry that said <see cref="ReplayKind.First"/>.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="NpgsqlException">The database can't be written; a repeat runs after
    /// <see cref="AccessOptions.ReplayTakeover"/>.</exception>
    public async Task AbandonAsync(string ak, ReadOnlyMemory<byte> sign, long attempt, CancellationToken ct)
    {
        await using var abandon = _database.CreateCommand(ReplaySql.Abandon);
        AddKey(abandon, ak, sign);
        abandon.Parameters.Add(new() { Value = checked((int)attempt) });
        await abandon.ExecuteNonQueryAsync(ct);
    }

    // Null: the row may be taken.
    private ReplayEntry? Judge(StoredReplay stored, string path)
    {
        var now = _time.GetUtcNow();
        return stored switch
        {
            _ when stored.IsExpired(now) => null,
            _ when stored.Path != path => ReplayEntry.OtherPath,
            { Status: { } status } => ReplayEntry.Repeated(status, stored.Answer ?? []),
            _ when stored.IsFree(now, _options.ReplayTakeover) => null,
            _ => ReplayEntry.InProgress,
        };
    }

    private async Task<bool> WriteAsync(
        NpgsqlConnection connection, string sql, string ak, ReadOnlyMemory<byte> sign, string path, int attempt,
        CancellationToken ct)
    {
        var now = _time.GetUtcNow();
        await using var write = new NpgsqlCommand(sql, connection);
        AddKey(write, ak, sign);
        write.Parameters.Add(new() { Value = path });
        write.Parameters.Add(new() { Value = now });
        write.Parameters.Add(new() { Value = now + _options.ReplayMemory });
        write.Parameters.Add(new() { Value = attempt });
        return await write.ExecuteNonQueryAsync(ct) == 1;
    }

    private static async Task<StoredReplay?> FindAsync(
        NpgsqlConnection connection, string ak, ReadOnlyMemory<byte> sign, CancellationToken ct)
    {
        await using var find = new NpgsqlCommand(ReplaySql.Find, connection);
        AddKey(find, ak, sign);
        await using var reader = await find.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Row(reader) : null;
    }

    private static StoredReplay Row(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1),
        reader.GetFieldValue<DateTimeOffset>(2), reader.GetInt32(3), reader.IsDBNull(4) ? null : reader.GetInt32(4),
        reader.IsDBNull(5) ? null : reader.GetFieldValue<byte[]>(5));

    private static void AddKey(NpgsqlCommand command, string ak, ReadOnlyMemory<byte> sign)
    {
        command.Parameters.Add(new() { Value = ak });
        command.Parameters.Add(new() { Value = sign, NpgsqlDbType = NpgsqlDbType.Bytea });
    }
}

using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Access.Keys;
using TraceEngine.Access.Secrets;

namespace TraceEngine.Access.Calls;

/// <summary>
/// All live keys, in memory: a call costs no look at the database, and a guesser can't fill it. A look reads one fingerprint and,
/// when that has changed, the keys; keys that are gone end their callers.
/// </summary>
internal sealed class KeyRing(
    NpgsqlDataSource database, SecretBox box, IOptions<AccessOptions> options, TimeProvider time, AccessLog log) : IDisposable
{
    private readonly SemaphoreSlim _oneLook = new(1, 1);
    private readonly Lock _soon = new();
    private FrozenDictionary<string, IReadOnlyList<LiveKey>> _keys = FrozenDictionary<string, IReadOnlyList<LiveKey>>.Empty;
    private string? _fingerprint;
    private long? _lookedAt;
    private long? _soonStartedAt;
    private Task? _nextSoon;

    /// <summary>Whether the last successful look is too old to trust (or there was none).</summary>
    public bool IsStale => _lookedAt is not { } at || time.GetElapsedTime(at) > options.Value.KeysMaximumAge;

    /// <summary>Versions of this ak, the oldest first; empty for an unknown one.</summary>
    public IReadOnlyList<LiveKey> Find(string ak) => _keys.TryGetValue(ak, out var versions) ? versions : [];

    /// <summary>All keys, for writing their last use.</summary>
    public IEnumerable<LiveKey> All() => _keys.Values.SelectMany(versions => versions);

    /// <summary>Looks at the database.</summary>
    /// <exception cref="AccessException">The first look finds keys, and the master key opens none of them.</exception>
    /// <exception cref="NpgsqlException">The database can't be read; the keys in memory stay as they are.</exception>
    /// <exception cref="OperationCanceledException">It took too long, or the caller has given up.</exception>
    public async Task RefreshAsync(CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(options.Value.RefreshTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        await _oneLook.WaitAsync(either.Token);
        try
        {
            var startedAt = time.GetTimestamp();
            await LookAsync(either.Token);
            _lookedAt = startedAt;
        }
        finally
        {
            _oneLook.Release();
        }
    }

    /// <summary>
    /// A look that begins after this call, shared by all who wait, and spaced: however many bad calls come in, the database
    /// sees a few looks a second. Failures show as <see cref="IsStale"/>.
    /// </summary>
    public Task RefreshSoonAsync()
    {
        lock (_soon)
        {
            return _nextSoon ??= Task.Run(RunSoonAsync);
        }
    }

    public void Dispose() => _oneLook.Dispose();

    private async Task RunSoonAsync()
    {
        var rest = _soonStartedAt is { } at ? options.Value.DenialRefreshInterval - time.GetElapsedTime(at) : TimeSpan.Zero;
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, time);
        }
        lock (_soon)
        {
            _nextSoon = null;
            _soonStartedAt = time.GetTimestamp();
        }
        try
        {
            await RefreshAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            log.RefreshFailed(exception);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var now = time.GetUtcNow();
        await using var fingerprint = new NpgsqlCommand(KeySql.FingerprintLive, connection);
        fingerprint.Parameters.Add(new() { Value = now });
        var current = (string?)await fingerprint.ExecuteScalarAsync(ct);
        if (current == _fingerprint)
        {
            return;
        }
        var rows = await ReadAsync(connection, now, ct);
        Replace(rows);
        if (_fingerprint is null && rows.Count > 0 && _keys.Count == 0)
        {
            throw new AccessException(AccessMessages.NoKeyDecrypts);
        }
        _fingerprint = current;
    }

    private async Task<List<LiveKeyRow>> ReadAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(KeySql.ReadLive, connection)
        {
            Parameters = { new() { Value = now }, new() { Value = options.Value.MaximumKeys } },
        };
        await using var reader = await read.ExecuteReaderAsync(ct);
        var rows = new List<LiveKeyRow>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(Row(reader));
        }
        if (rows.Count == options.Value.MaximumKeys)
        {
            log.KeysAtLimit(rows.Count);
        }
        return rows;
    }

    private static LiveKeyRow Row(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetInt32(1), reader.GetFieldValue<byte[]>(2),
        reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3),
        reader.GetInt64(4), reader.GetString(5), reader.GetFieldValue<string[]>(6),
        reader.IsDBNull(7) ? null : reader.GetString(7));

    private void Replace(List<LiveKeyRow> rows)
    {
        var former = All().ToDictionary(key => (key.Row.Ak, key.Row.Version));
        var current = new List<LiveKey>(rows.Count);
        foreach (var row in rows)
        {
            former.Remove((row.Ak, row.Version), out var known);
            if (known is not null && known.Row.IsSame(row))
            {
                current.Add(known);
            }
            else if (known is not null && known.Row.IsSameSecret(row))
            {
                current.Add(known.With(row));
            }
            else
            {
                known?.End();
                if (box.TryOpen(row.Ak, row.Version, row.Box) is { } secret)
                {
                    current.Add(new LiveKey(row, secret));
                }
                else
                {
                    log.KeyDoesNotDecrypt(row.Ak, row.Version);
                }
            }
        }
        _keys = current.GroupBy(key => key.Row.Ak).ToFrozenDictionary(
            group => group.Key, group => (IReadOnlyList<LiveKey>)[.. group.OrderBy(key => key.Row.Version)]);
        foreach (var gone in former.Values)
        {
            gone.End();
        }
    }
}

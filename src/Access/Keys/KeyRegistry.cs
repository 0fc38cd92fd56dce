using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using TraceEngine.Access.Audit;
using TraceEngine.Access.Enterprises;
using TraceEngine.Access.Secrets;

namespace TraceEngine.Access.Keys;

/// <summary>Issues, lists, rotates and revokes keys. Each deed is one transaction with its audit entry.</summary>
public sealed class KeyRegistry
{
    private readonly NpgsqlDataSource _database;
    private readonly SecretBox _box;
    private readonly AuditLog _audit;
    private readonly AccessOptions _options;
    private readonly TimeProvider _time;

    internal KeyRegistry(
        NpgsqlDataSource database, SecretBox box, AuditLog audit, IOptions<AccessOptions> options, TimeProvider time)
    {
        (_database, _box, _audit, _options, _time) = (database, box, audit, options.Value, time);
    }

    /// <summary>Issues a key. It works on every host within a second.</summary>
    /// <param name="enterprise">Whose key it is.</param>
    /// <param name="label">What it is for; at most 100 characters, may be empty.</param>
    /// <param name="actor">Who asks, for the audit log.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="AccessException">The label is too long, or there are too many live keys.</exception>
    public async Task<IssuedKey> CreateAsync(Enterprise enterprise, string label, string actor, CancellationToken ct)
    {
        if (label.Length > 100 || label.Any(char.IsControl))
        {
            throw new AccessException(AccessMessages.BadLabel(label));
        }
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RequireRoomAsync(connection, ct);
        var issued = await IssueAsync(connection, AccessKeyName.Create(), 1, enterprise.EnterpriseId, label, ct);
        await AuditAsync(connection, enterprise.EnterpriseId, "key.create", issued.Ak, actor, ("label", label), ct);
        await transaction.CommitAsync(ct);
        return issued;
    }

    /// <summary>
    /// Issues the next version of a key; the one before works on for <see cref="AccessOptions.RotationOverlap"/>.
    /// </summary>
    /// <param name="ak">The key.</param>
    /// <param name="endOlder">End a version that an earlier rotation left working, instead of refusing.</param>
    /// <param name="actor">Who asks, for the audit log.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="AccessException">There is no such key, it is revoked, or a rotation is still running.</exception>
    public Task<IssuedKey> RotateAsync(string ak, bool endOlder, string actor, CancellationToken ct) =>
        RotateKeyAsync(null, ak, endOlder, actor, ct);

    /// <summary>The same for an enterprise that manages its own keys: another's key is to it as if it did not exist.</summary>
    /// <param name="enterpriseId">Who asks.</param>
    /// <param name="ak">The key.</param>
    /// <param name="endOlder">End a version that an earlier rotation left working, instead of refusing.</param>
    /// <param name="actor">Who asks, for the audit log.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="AccessException">It has no such key, it is revoked, or a rotation is still running.</exception>
    public Task<IssuedKey> RotateAsync(long enterpriseId, string ak, bool endOlder, string actor, CancellationToken ct) =>
        RotateKeyAsync(enterpriseId, ak, endOlder, actor, ct);

    private async Task<IssuedKey> RotateKeyAsync(
        long? enterpriseId, string ak, bool endOlder, string actor, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var versions = await LockAsync(connection, enterpriseId, ak, ct);
        var now = _time.GetUtcNow();
        var live = versions.Where(version => version.IsLive(now)).ToList();
        if (live.Count == 0)
        {
            throw new AccessException(AccessMessages.KeyNotLive(ak));
        }
        var newest = live[^1];
        foreach (var older in live.SkipLast(1))
        {
            if (!endOlder)
            {
                throw new AccessException(AccessMessages.RotationRunning(ak, older.ExpiresAt ?? now));
            }
            await ExpireAsync(connection, ak, older.Version, now, ct);
        }
        await RequireRoomAsync(connection, ct);
        var until = now + _options.RotationOverlap;
        await ExpireAsync(connection, ak, newest.Version, until, ct);
        var issued = await IssueAsync(connection, ak, versions[^1].Version + 1, newest.EnterpriseId, newest.Label, ct);
        await AuditAsync(connection, newest.EnterpriseId, "key.rotate", ak, actor, ("version", issued.Version), ct);
        await transaction.CommitAsync(ct);
        return issued with { OlderWorksUntil = until };
    }

    /// <summary>
    /// Ends all versions of a key at once: new calls are refused and running streams end within 5 s, on every host.
    /// </summary>
    /// <returns>False when it was revoked or had expired already.</returns>
    /// <exception cref="AccessException">There is no such key.</exception>
    public Task<bool> RevokeAsync(string ak, string actor, CancellationToken ct) =>
        RevokeKeyAsync(null, ak, actor, ct);

    /// <summary>The same for an enterprise that manages its own keys: another's key is to it as if it did not exist.</summary>
    /// <returns>False when it was revoked or had expired already.</returns>
    /// <exception cref="AccessException">It has no such key.</exception>
    public Task<bool> RevokeAsync(long enterpriseId, string ak, string actor, CancellationToken ct) =>
        RevokeKeyAsync(enterpriseId, ak, actor, ct);

    private async Task<bool> RevokeKeyAsync(long? enterpriseId, string ak, string actor, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var versions = await LockAsync(connection, enterpriseId, ak, ct);
        await using var revoke = new NpgsqlCommand(KeySql.RevokeVersions, connection)
        {
            Parameters = { new() { Value = ak }, new() { Value = _time.GetUtcNow() } },
        };
        var revoked = await revoke.ExecuteNonQueryAsync(ct);
        await AuditAsync(connection, versions[0].EnterpriseId, "key.revoke", ak, actor, ("versions", revoked), ct);
        await transaction.CommitAsync(ct);
        return revoked > 0;
    }

    /// <summary>All versions of all keys, revoked ones too, in order of enterprise and age; at most 10,000.</summary>
    /// <param name="creditCode">Only this enterprise's; null for all.</param>
    /// <param name="ct">Stops waiting.</param>
    public Task<IReadOnlyList<KeySummary>> ListAsync(string? creditCode, CancellationToken ct) =>
        ReadAsync(creditCode, null, ct);

    /// <summary>All versions of one enterprise's keys, revoked ones too, in order of age; at most 10,000.</summary>
    /// <param name="enterpriseId">Whose keys.</param>
    /// <param name="ct">Stops waiting.</param>
    public Task<IReadOnlyList<KeySummary>> ListAsync(long enterpriseId, CancellationToken ct) =>
        ReadAsync(null, enterpriseId, ct);

    private async Task<IReadOnlyList<KeySummary>> ReadAsync(string? creditCode, long? enterpriseId, CancellationToken ct)
    {
        const int AtMost = 10_000;
        await using var command = _database.CreateCommand(KeySql.List);
        command.Parameters.Add(new() { Value = (object?)creditCode ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = AtMost });
        command.Parameters.Add(new() { Value = enterpriseId is { } id ? id : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var keys = new List<KeySummary>();
        while (await reader.ReadAsync(ct))
        {
            keys.Add(Summary(reader));
        }
        return keys;
    }

    private async Task<IssuedKey> IssueAsync(
        NpgsqlConnection connection, string ak, int version, long enterpriseId, string label, CancellationToken ct)
    {
        var (secret, box) = _box.Create(ak, version);
        await using var create = new NpgsqlCommand(KeySql.Create, connection)
        {
            Parameters =
            {
                new() { Value = ak }, new() { Value = version }, new() { Value = enterpriseId }, new() { Value = label },
                new() { Value = box }, new() { Value = _time.GetUtcNow() },
            },
        };
        await create.ExecuteNonQueryAsync(ct);
        return new IssuedKey(ak, secret, version, null);
    }

    private async Task RequireRoomAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var count = new NpgsqlCommand(KeySql.CountLive, connection);
        count.Parameters.Add(new() { Value = _time.GetUtcNow() });
        if ((long)(await count.ExecuteScalarAsync(ct))! >= _options.MaximumKeys)
        {
            throw new AccessException(AccessMessages.TooManyKeys(_options.MaximumKeys));
        }
    }

    private static async Task<List<StoredVersion>> LockAsync(
        NpgsqlConnection connection, long? enterpriseId, string ak, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(KeySql.LockVersions, connection)
        {
            Parameters =
            {
                new() { Value = ak },
                new() { Value = enterpriseId is { } id ? id : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var versions = new List<StoredVersion>();
        while (await reader.ReadAsync(ct))
        {
            versions.Add(new StoredVersion(
                reader.GetInt32(0), reader.GetInt64(1), reader.GetString(2), Time(reader, 3), Time(reader, 4)));
        }
        return versions.Count > 0 ? versions : throw new AccessException(AccessMessages.NoKey(ak));
    }

    private static async Task ExpireAsync(
        NpgsqlConnection connection, string ak, int version, DateTimeOffset at, CancellationToken ct)
    {
        await using var expire = new NpgsqlCommand(KeySql.ExpireVersion, connection)
        {
            Parameters = { new() { Value = ak }, new() { Value = version }, new() { Value = at } },
        };
        await expire.ExecuteNonQueryAsync(ct);
    }

    private Task AuditAsync(
        NpgsqlConnection connection, long enterpriseId, string action, string ak, string actor,
        (string Name, object Value) detail, CancellationToken ct) =>
        _audit.WriteAsync(
            connection,
            new AuditEntry(actor, enterpriseId, action, ak, new Dictionary<string, object?> { [detail.Name] = detail.Value }),
            ct);

    private static KeySummary Summary(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<string[]>(4),
        reader.GetString(5), reader.GetFieldValue<DateTimeOffset>(6), Time(reader, 7), Time(reader, 8), Time(reader, 9));

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}

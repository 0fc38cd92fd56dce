using Npgsql;
using NpgsqlTypes;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Access.Audit;

/// <summary>Reads who did what to enterprises and keys.</summary>
public sealed class AuditTrail
{
    /// <summary>Entries read at once, at most.</summary>
    public const int MostEntries = 10_000;

    private static readonly string List = SqlText.Load(typeof(AuditTrail).Assembly, "list_audit");

    private readonly NpgsqlDataSource _database;

    internal AuditTrail(NpgsqlDataSource database) => _database = database;

    /// <summary>The newest entries about one enterprise and its keys, the newest first.</summary>
    /// <param name="enterpriseId">Whom they concern.</param>
    /// <param name="atMost">1 to <see cref="MostEntries"/>.</param>
    /// <param name="ct">Stops waiting.</param>
    public Task<IReadOnlyList<AuditRecord>> ListAsync(long enterpriseId, int atMost, CancellationToken ct) =>
        ReadAsync(enterpriseId, null, atMost, ct);

    /// <summary>The newest entries, the newest first.</summary>
    /// <param name="creditCode">Only what concerns this enterprise; null for all.</param>
    /// <param name="atMost">1 to <see cref="MostEntries"/>.</param>
    /// <param name="ct">Stops waiting.</param>
    public Task<IReadOnlyList<AuditRecord>> ListAsync(string? creditCode, int atMost, CancellationToken ct) =>
        ReadAsync(null, creditCode, atMost, ct);

    private async Task<IReadOnlyList<AuditRecord>> ReadAsync(
        long? enterpriseId, string? creditCode, int atMost, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(atMost, MostEntries);
        await using var command = _database.CreateCommand(List);
        command.Parameters.Add(new() { Value = enterpriseId is { } id ? id : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = (object?)creditCode ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = atMost });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var records = new List<AuditRecord>();
        while (await reader.ReadAsync(ct))
        {
            records.Add(Row(reader));
        }
        return records;
    }

    private static AuditRecord Row(NpgsqlDataReader reader) => new(
        reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt64(2),
        reader.IsDBNull(3) ? null : reader.GetString(3), reader.GetString(4), reader.GetString(5),
        reader.IsDBNull(6) ? "{}" : reader.GetString(6));
}

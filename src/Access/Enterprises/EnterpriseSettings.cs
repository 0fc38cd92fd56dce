using Npgsql;
using TraceEngine.Access.Audit;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Access.Enterprises;

/// <summary>
/// What the operator sets for one enterprise. A verified call carries it in <see cref="Calls.Caller.Strictness"/>, as new as
/// its roles.
/// </summary>
public sealed class EnterpriseSettings
{
    private const string StrictnessName = "strictness";

    private static readonly string Find = SqlText.Load(typeof(EnterpriseSettings).Assembly, "find_setting");
    private static readonly string Write = SqlText.Load(typeof(EnterpriseSettings).Assembly, "write_setting");

    private readonly NpgsqlDataSource _database;
    private readonly AuditLog _audit;

    internal EnterpriseSettings(NpgsqlDataSource database, AuditLog audit) => (_database, _audit) = (database, audit);

    /// <summary>The strictness of an enterprise; <see cref="Strictness.Strict"/> when nobody set it.</summary>
    public async Task<Strictness> GetStrictnessAsync(long enterpriseId, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        return StrictnessNames.FromStored(await FindAsync(connection, enterpriseId, ct));
    }

    /// <summary>
    /// Sets the strictness and writes what it was into the audit log; setting what is set already does nothing.
    /// Callers see it within the time a key's revocation takes.
    /// </summary>
    /// <param name="enterprise">Whom it concerns.</param>
    /// <param name="strictness">The new one.</param>
    /// <param name="actor">Who asks, for the audit log.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task SetStrictnessAsync(Enterprise enterprise, Strictness strictness, string actor, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var before = StrictnessNames.FromStored(await FindAsync(connection, enterprise.EnterpriseId, ct));
        if (before == strictness)
        {
            return;
        }

        await using (var write = new NpgsqlCommand(Write, connection))
        {
            write.Parameters.Add(new() { Value = enterprise.EnterpriseId });
            write.Parameters.Add(new() { Value = StrictnessName });
            write.Parameters.Add(new() { Value = strictness.ToStoredName() });
            await write.ExecuteNonQueryAsync(ct);
        }

        var details = new Dictionary<string, object?>
        {
            ["before"] = before.ToStoredName(),
            ["after"] = strictness.ToStoredName(),
        };
        var entry = new AuditEntry(actor, enterprise.EnterpriseId, "enterprise.strictness", enterprise.CreditCode, details);
        await _audit.WriteAsync(connection, entry, ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<string?> FindAsync(NpgsqlConnection connection, long enterpriseId, CancellationToken ct)
    {
        await using var find = new NpgsqlCommand(Find, connection)
        {
            Parameters = { new() { Value = enterpriseId }, new() { Value = StrictnessName } },
        };
        return (string?)await find.ExecuteScalarAsync(ct);
    }
}

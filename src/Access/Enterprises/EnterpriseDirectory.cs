using Npgsql;
using TraceEngine.Access.Audit;
using TraceEngine.Contracts.Parties;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Access.Enterprises;

/// <summary>Who is registered: created by the operator, found by credit code.</summary>
public sealed class EnterpriseDirectory
{
    private static readonly string Find = SqlText.Load(typeof(EnterpriseDirectory).Assembly, "find_enterprise");
    private static readonly string Create = SqlText.Load(typeof(EnterpriseDirectory).Assembly, "create_enterprise");
    private static readonly string SetRoles = SqlText.Load(typeof(EnterpriseDirectory).Assembly, "set_roles");

    private readonly NpgsqlDataSource _database;
    private readonly IdBlocks _ids;
    private readonly AuditLog _audit;
    private readonly TimeProvider _time;

    internal EnterpriseDirectory(NpgsqlDataSource database, IdBlocks ids, AuditLog audit, TimeProvider time)
    {
        (_database, _ids, _audit, _time) = (database, ids, audit, time);
    }

    /// <summary>Null when it isn't registered.</summary>
    /// <exception cref="AccessException">The credit code is wrong.</exception>
    public async Task<Enterprise?> FindAsync(string creditCode, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        return await FindAsync(connection, Checked(creditCode), ct);
    }

    /// <summary>
    /// Registers an enterprise; when it is registered already, its name stays and the roles are added to its own.
    /// </summary>
    /// <param name="creditCode">Unified social credit code.</param>
    /// <param name="name">1 to 200 characters.</param>
    /// <param name="roles">What it may act as.</param>
    /// <param name="actor">Who asks, for the audit log.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="AccessException">The credit code or the name is wrong.</exception>
    public async Task<Enterprise> RegisterAsync(
        string creditCode, string name, IReadOnlySet<EnterpriseRole> roles, string actor, CancellationToken ct)
    {
        var code = Checked(creditCode);
        if (name.Trim() is not { Length: >= 1 and <= 200 } trimmed || trimmed.Any(char.IsControl))
        {
            throw new AccessException(AccessMessages.BadName(name));
        }
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var create = new NpgsqlCommand(Create, connection)
        {
            Parameters =
            {
                new() { Value = await _ids.NextAsync("enterprise", 1, ct) }, new() { Value = code }, new() { Value = trimmed },
                new() { Value = RoleNames.ToStored(roles) }, new() { Value = _time.GetUtcNow() },
            },
        };
        var isNew = await create.ExecuteNonQueryAsync(ct) == 1;
        var enterprise = (await FindAsync(connection, code, ct))!;
        if (isNew)
        {
            await AuditAsync(connection, enterprise, "enterprise.create", actor, ct);
        }
        else if (!roles.IsSubsetOf(enterprise.Roles))
        {
            enterprise = enterprise with { Roles = enterprise.Roles.Union(roles).ToHashSet() };
            await WriteRolesAsync(connection, enterprise, ct);
            await AuditAsync(connection, enterprise, "enterprise.roles", actor, ct);
        }
        await transaction.CommitAsync(ct);
        return enterprise;
    }

    private async Task AuditAsync(
        NpgsqlConnection connection, Enterprise enterprise, string action, string actor, CancellationToken ct)
    {
        var details = new Dictionary<string, object?>
        {
            ["name"] = enterprise.Name,
            ["roles"] = RoleNames.ToStored(enterprise.Roles),
        };
        var entry = new AuditEntry(actor, enterprise.EnterpriseId, action, enterprise.CreditCode, details);
        await _audit.WriteAsync(connection, entry, ct);
    }

    private static async Task WriteRolesAsync(NpgsqlConnection connection, Enterprise enterprise, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SetRoles, connection)
        {
            Parameters = { new() { Value = enterprise.EnterpriseId }, new() { Value = RoleNames.ToStored(enterprise.Roles) } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<Enterprise?> FindAsync(NpgsqlConnection connection, string creditCode, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Find, connection) { Parameters = { new() { Value = creditCode } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Row(reader) : null;
    }

    private static Enterprise Row(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), reader.GetString(1), reader.GetString(2), RoleNames.FromStored(reader.GetFieldValue<string[]>(3)));

    private static string Checked(string creditCode) =>
        CreditCode.TryParse(creditCode, out var code, out var fault)
            ? code.Value
            : throw new AccessException(CreditCode.Describe(fault, creditCode));
}

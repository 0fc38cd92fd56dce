using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Access.Audit;

/// <summary>Writes who did what to enterprises and keys, in the transaction of the deed. Secrets never get here.</summary>
internal sealed class AuditLog(IdBlocks ids, TimeProvider time)
{
    private static readonly string Write = SqlText.Load(typeof(AuditLog).Assembly, "write_audit");

    /// <param name="connection">The connection whose transaction does the deed.</param>
    /// <param name="entry">The deed.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task WriteAsync(NpgsqlConnection connection, AuditEntry entry, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Write, connection);
        command.Parameters.Add(new() { Value = await ids.NextAsync("audit", 1, ct) });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        command.Parameters.Add(new() { Value = entry.Actor });
        command.Parameters.Add(new() { Value = entry.EnterpriseId, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = entry.Action });
        command.Parameters.Add(new() { Value = entry.Subject });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(entry.Details), NpgsqlDbType = NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(ct);
    }
}

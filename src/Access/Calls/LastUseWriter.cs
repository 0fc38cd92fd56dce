using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Access.Keys;

namespace TraceEngine.Access.Calls;

/// <summary>Writes the times of last use of all keys used since the last time, in one statement.</summary>
internal sealed class LastUseWriter(KeyRing keys, NpgsqlDataSource database, IOptions<AccessOptions> options, TimeProvider time)
{
    /// <exception cref="NpgsqlException">The database can't be written; these uses are lost, later ones are not.</exception>
    /// <exception cref="OperationCanceledException">It took too long, or the caller has given up.</exception>
    public async Task WriteAsync(CancellationToken ct)
    {
        var uses = keys.All()
            .Select(key => (key.Row.Ak, key.Row.Version, At: key.TakeLastUse()))
            .Where(use => use.At is not null)
            .ToList();
        if (uses.Count == 0)
        {
            return;
        }
        using var limit = new CancellationTokenSource(options.Value.RefreshTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        await using var command = database.CreateCommand(KeySql.WriteLastUse);
        command.Parameters.Add(new() { Value = uses.Select(use => use.Ak).ToArray() });
        command.Parameters.Add(new() { Value = uses.Select(use => use.Version).ToArray() });
        command.Parameters.Add(new() { Value = uses.Select(use => use.At!.Value).ToArray() });
        await command.ExecuteNonQueryAsync(either.Token);
    }
}

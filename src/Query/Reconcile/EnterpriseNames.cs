using Npgsql;

namespace TraceEngine.Query.Reconcile;

/// <summary>Credit codes of enterprises, each read once. An enterprise never changes its own.</summary>
internal sealed class EnterpriseNames
{
    private readonly Dictionary<long, string> _creditCodes = [];

    /// <summary>The credit code of an enterprise; empty when there is no such enterprise.</summary>
    public async ValueTask<string> OfAsync(NpgsqlConnection connection, long enterpriseId, CancellationToken ct)
    {
        if (_creditCodes.TryGetValue(enterpriseId, out var known))
        {
            return known;
        }

        await using var command = ReconcileCommands.ReadCreditCodes(connection, [enterpriseId]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return _creditCodes[enterpriseId] = await reader.ReadAsync(ct) ? reader.GetString(1) : string.Empty;
    }
}

using Microsoft.Extensions.Options;
using Npgsql;

namespace TraceEngine.Query.Reconcile;

/// <summary>
/// Finds which lots a number means for an enterprise: those that it activated, and only when there are none, those of the
/// product it names. Whether its documents reached the latter is only known when their codes are looked at.
/// </summary>
internal sealed class LotFinder(IOptions<QueryOptions> options)
{
    private int AtMost => options.Value.Reconcile.LotsPerNumberAtMost;

    /// <summary>Lots of the number that the caller activated codes of.</summary>
    public async Task<List<LotFacts>> FindActivatedAsync(
        NpgsqlConnection connection, LotQuestion question, CancellationToken ct)
    {
        await using var candidates = ReconcileCommands.FindActivatedLots(connection, question, AtMost);
        var lots = await ReadAsync(candidates, ct);
        if (lots.Count == 0)
        {
            return lots;
        }

        var activated = new HashSet<long>();
        await using var command = ReconcileCommands.FindLotsActivatedBy(
            connection, [.. lots.Select(lot => lot.LotId)], question.CallerId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            activated.Add(reader.GetInt64(0));
        }

        return [.. lots.Where(lot => activated.Contains(lot.LotId))];
    }

    /// <summary>Lots of the number and the product named, whoever activated them.</summary>
    public async Task<List<LotFacts>> FindAnyAsync(NpgsqlConnection connection, LotQuestion question, CancellationToken ct)
    {
        await using var command = ReconcileCommands.FindLots(connection, question, AtMost);
        return await ReadAsync(command, ct);
    }

    private static async Task<List<LotFacts>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var lots = new List<LotFacts>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            lots.Add(new LotFacts(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.GetString(5)));
        }

        return lots;
    }
}

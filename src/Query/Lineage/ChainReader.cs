using Npgsql;

namespace TraceEngine.Query.Lineage;

/// <summary>
/// Reads the chain of one code. Each fact is at least as new as the last ack: statements are not put under one snapshot, which
/// would make later facts older than they need to be.
/// </summary>
internal sealed class ChainReader(
    LineageDatabase database, PathWalk pathWalk, ContentsWalk contentsWalk, ChainEventReader events)
{
    /// <summary>
    /// What an enterprise sees of the first of the keys that exists for it: everything where it is in scope, else its own
    /// documents. Null when none does, whatever the reason.
    /// </summary>
    /// <param name="enterpriseId">Who asks.</param>
    /// <param name="creditCode">Its credit code.</param>
    /// <param name="keys">The readings of what was scanned, the likeliest first.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public async Task<ChainAnswer?> FindAsync(long enterpriseId, string creditCode, byte[][] keys, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var (rows, texts) = await ReadCodesAsync(connection, keys, ct);
        foreach (var key in keys)
        {
            var code = rows.GetValueOrDefault(key);
            var activation = code is null ? null : await ReadActivationAsync(connection, code.SectionId, ct);
            var happened = await events.ReadAsync(connection, key, activation?.LotId, ct);
            if (code is not null && activation is not null
                && (activation.EnterpriseId == enterpriseId || ChainScope.Has(creditCode, activation.CreditCode, happened)))
            {
                var chain = await ReadChainAsync(connection, code, texts.GetValueOrDefault(key), activation, ct);
                return new ChainAnswer(key, chain, happened);
            }

            Visit[] own = [.. happened.Visits.Where(visit => visit.Document.EnterpriseId == enterpriseId)];
            if (own.Length > 0)
            {
                return new ChainAnswer(key, null, happened with { Visits = own, ReplacedBy = null, Replaces = null });
            }
        }

        return null;
    }

    private async Task<ChainFacts> ReadChainAsync(
        NpgsqlConnection connection, CodeRow code, string? original, ActivationFacts activation, CancellationToken ct)
    {
        var path = await pathWalk.WalkAsync(connection, code, ct);
        var contents = await contentsWalk.CountAsync(connection, code, ct);
        var labels = await ReadLabelsAsync(connection, code, path, activation, ct);
        return new ChainFacts(code, original, activation, path, contents, labels);
    }

    private static async Task<(Dictionary<byte[], CodeRow> Rows, Dictionary<byte[], string> Texts)> ReadCodesAsync(
        NpgsqlConnection connection, byte[][] keys, CancellationToken ct)
    {
        await using var batch = LineageCommands.ReadCodesAndTexts(connection, keys);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var rows = await CodeRows.ReadAllAsync(reader, ct);
        await reader.NextResultAsync(ct);
        var texts = new Dictionary<byte[], string>(KeyComparer.Instance);
        while (await reader.ReadAsync(ct))
        {
            texts.Add(await reader.GetFieldValueAsync<byte[]>(0, ct), reader.GetString(1));
        }

        return (rows, texts);
    }

    private static async Task<ActivationFacts> ReadActivationAsync(
        NpgsqlConnection connection, long sectionId, CancellationToken ct)
    {
        await using var command = LineageCommands.ReadActivation(connection, sectionId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? LineageRows.ToActivation(reader)
            : throw new InvalidOperationException($"Section {sectionId} has codes but no enterprise, product or lot.");
    }

    private static async Task<ChainLabels> ReadLabelsAsync(
        NpgsqlConnection connection, CodeRow code, List<PathPackage> path, ActivationFacts activation, CancellationToken ct)
    {
        var rows = path.Select(package => package.Row).OfType<CodeRow>().Append(code);
        long[] sections = [.. rows.Select(row => row.SectionId).Distinct()];
        string[] prefixes = [.. path.Where(package => package.Row is null).Select(package => KeyPrefix.Of(package.Key))];
        long[] enterprises = [activation.EnterpriseId, activation.OwnerId];
        await using var batch = LineageCommands.ReadLabels(connection, activation, sections, prefixes, enterprises);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            throw new InvalidOperationException($"Section {code.SectionId} has codes but its batch is not in the ledger.");
        }

        var (stream, uploadedAt) = (reader.GetString(0), reader.GetDateTime(1));
        await reader.NextResultAsync(ct);
        var bySection = await LineageRows.ReadSectionLevelsAsync(reader, ct);
        await reader.NextResultAsync(ct);
        var byPrefix = await LineageRows.ReadPrefixLevelsAsync(reader, ct);
        return new ChainLabels(stream, uploadedAt, bySection, byPrefix);
    }
}

using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Listing;

/// <summary>The codes of lots: those given, or all of some products. By lot, section and key.</summary>
internal sealed class LotCodes(
    SectionCodes codes, IOptions<QueryOptions> options, IReadOnlyList<long> lotIds, IReadOnlyList<long> productIds) : ICodeSource
{
    private int AtMost => options.Value.Listing.SectionsPerStatement;

    public async IAsyncEnumerable<IReadOnlyList<ListedCode>> ReadAsync(
        ListRun run, ListPosition? after, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var lots = await NextLotsAsync(run, after?.Major ?? long.MinValue, ct); lots.Count > 0;)
        {
            foreach (var lot in lots)
            {
                var from = after is not null && after.Major == lot ? after : null;
                await foreach (var piece in ReadLotAsync(run, lot, from, ct))
                {
                    yield return piece;
                }

                if (run.CutAt is not null)
                {
                    yield break;
                }
            }

            lots = await NextLotsAsync(run, lots[^1] + 1, ct);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<ListedCode>> ReadLotAsync(
        ListRun run, long lot, ListPosition? after, [EnumeratorCancellation] CancellationToken ct)
    {
        (long Section, byte[] Key)? behind = after is null ? null : (after.Minor, after.Tail);
        for (var sections = await NextSectionsAsync(run, lot, after?.Minor ?? long.MinValue, ct); sections.Count > 0;)
        {
            await foreach (var piece in codes.ReadAsync(run, lot, sections, behind, ct))
            {
                yield return piece;
            }

            if (run.CutAt is not null)
            {
                yield break;
            }

            sections = await NextSectionsAsync(run, lot, sections[^1].Id + 1, ct);
        }
    }

    private async Task<IReadOnlyList<long>> NextLotsAsync(ListRun run, long from, CancellationToken ct)
    {
        if (productIds.Count == 0)
        {
            return [.. lotIds.Where(lot => lot >= from).Order()];
        }

        var lots = new List<long>();
        await using var command = ListingCommands.ListProductLots(run.Connection, [.. productIds], from, AtMost);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            lots.Add(reader.GetInt64(0));
        }

        return lots;
    }

    private async Task<IReadOnlyList<ListSection>> NextSectionsAsync(ListRun run, long lot, long from, CancellationToken ct)
    {
        var sections = new List<(long Id, long EnterpriseId, UploadId Batch)>();
        await using (var command = ListingCommands.ListLotSections(run.Connection, lot, from, AtMost))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                sections.Add((
                    reader.GetInt64(0),
                    reader.GetInt64(1),
                    new UploadId(reader.GetFieldValue<byte[]>(2), reader.GetInt64(3))));
            }
        }

        await run.Origins.LoadAsync(run.Connection, sections.Select(section => section.Batch), ct);
        return
        [
            .. sections.Select(section => new ListSection(
                section.Id, section.EnterpriseId, run.Origins.UploadOf(section.Batch).Accepted)),
        ];
    }
}

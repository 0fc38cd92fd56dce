using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// Reads which packages a walk will probably need above some codes, so that all levels are leased together and read together.
/// A guess: nothing is answered or filled from it.
/// </summary>
internal sealed class PathReader(CacheMetrics metrics)
{
    /// <summary>
    /// The packages around the codes, up to three levels, with the lots and products of the codes as far as they are settled,
    /// some of them twice; the sections on the way are wanted from here on.
    /// </summary>
    public async Task<List<ShelfId>> ReadAsync(FactSession session, byte[][] keys, SceneNeeds needs, CancellationToken ct)
    {
        metrics.AskedDatabase();
        var guessed = new List<ShelfId>();
        await using var command = LineageCommands.ReadPaths(await session.ConnectionAsync(ct), keys);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (parent, section, packed, isAsked) = LineageRows.ToPathStep(reader);
            if (needs.Guess(section)?.Goods is { } goods && isAsked)
            {
                guessed.Add(ShelfId.OfLot(goods.LotId));
                guessed.Add(ShelfId.OfProduct(goods.Product.ProductId));
            }

            if (packed is { } moved)
            {
                needs.Guess(moved);
            }

            if (parent is not null)
            {
                guessed.Add(ShelfId.OfCode(parent));
            }
        }

        return guessed;
    }
}

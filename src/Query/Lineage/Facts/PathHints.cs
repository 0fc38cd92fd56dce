using System.Numerics;
using Microsoft.Extensions.Options;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// Where codes were when this process last looked, so that one look-up asks for a whole path at once. A guess and no more: an
/// answer never rests on it, and a wrong one costs a look at one more shelf. Newer hints overwrite older ones in their place.
/// </summary>
internal sealed class PathHints(IOptions<QueryOptions> options)
{
    private readonly PathHint?[] _places = new PathHint?[BitOperations.RoundUpToPowerOf2((uint)options.Value.PathHintsAtMost)];

    /// <summary>Where a code was; null when this process has never looked, or has forgotten.</summary>
    public PathHint? Find(byte[] key) =>
        Volatile.Read(ref PlaceOf(key)) is { } hint && hint.Key.AsSpan().SequenceEqual(key) ? hint : null;

    /// <summary>Remembers where a code is.</summary>
    public void Learn(byte[] key, byte[]? parent, ActivatedGoods? goods)
    {
        var (lot, product) = goods is { } known ? (known.LotId, known.Product.ProductId) : (0L, 0L);
        ref var place = ref PlaceOf(key);
        if (Volatile.Read(ref place) is not { } hint
            || !hint.Key.AsSpan().SequenceEqual(key) || !hint.Tells(parent, lot, product))
        {
            Volatile.Write(ref place, new PathHint(key, parent, lot, product));
        }
    }

    private ref PathHint? PlaceOf(byte[] key) => ref _places[KeyComparer.Instance.GetHashCode(key) & (_places.Length - 1)];
}

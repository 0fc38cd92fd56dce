using System.Numerics;
using Microsoft.Extensions.Options;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// Tells which codes this process is asked for the first time. Most smallest packages are asked for once in their lives, at one
/// counter: such an ask goes past the cache, which would have to be looked into, leased and filled for nobody. A code that was
/// forgotten, because newer ones have its place, is asked for the first time once more; one that is taken for another was asked
/// for already. Both cost time and nothing else, as do two threads in one place.
/// </summary>
internal sealed class FirstAsks(SettledFacts settled, IOptions<QueryOptions> options)
{
    // Codes that share a place: two that are asked for again and again must not make each other forgotten.
    private const int Ways = 4;

    private readonly uint[] _asked =
        new uint[BitOperations.RoundUpToPowerOf2((uint)Math.Max(Ways, options.Value.AskedCodesAtMost))];

    /// <summary>Whether this is the first ask for a smallest package. The next one for the same code is not.</summary>
    /// <remarks>
    /// Larger packages are not meant: a thousand who ask for one pallet at once are to walk it once, the first of them included.
    /// </remarks>
    public bool IsFirst(byte[] key) => !Remember((uint)KeyComparer.Instance.GetHashCode(key)) && settled.IsUnit(key);

    /// <summary>Remembers an ask, in place of the oldest of those that share its place; whether it was remembered.</summary>
    private bool Remember(uint hash)
    {
        var mark = hash | 1; // 0 = nothing was asked
        var place = _asked.AsSpan((int)(hash & (uint)(_asked.Length - Ways)), Ways);
        if (place.Contains(mark))
        {
            return true;
        }

        place[..^1].CopyTo(place[1..]);
        place[0] = mark;
        return false;
    }
}

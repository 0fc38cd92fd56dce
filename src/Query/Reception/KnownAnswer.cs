using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Reception;

/// <summary>An answer and the entries that it was made of.</summary>
/// <param name="Ids">The entries.</param>
/// <param name="Entries">What they were.</param>
/// <param name="Response">The answer; sent many times, never changed.</param>
internal sealed record KnownAnswer(ShelfId[] Ids, byte[][] Entries, GetChainResponse Response)
{
    /// <summary>Whether the entries are still the same, to the byte.</summary>
    public bool IsMadeOf(byte[]?[] entries)
    {
        for (var index = 0; index < Entries.Length; index++)
        {
            if (entries[index] is not { } entry || !entry.AsSpan().SequenceEqual(Entries[index]))
            {
                return false;
            }
        }

        return true;
    }
}

using TraceEngine.Ingest.Copying.Holding;
using TraceEngine.Ingest.Copying.Packing;

namespace TraceEngine.Ingest.Copying.Postgres.Packing;

/// <summary>A parent that a group packs into.</summary>
internal sealed class PackedParent(byte[] code, ParentPrefix prefix)
{
    public byte[] Code { get; } = code;

    /// <summary>How it stands; null when it is not active.</summary>
    public CodeFact? Fact { get; set; }

    /// <summary>Who packed into it while it was not active; null for nobody.</summary>
    public HashSet<long>? Claimants { get; set; }

    /// <summary>Its package level, or <paramref name="unknown"/>.</summary>
    public short LevelOr(short unknown) => Fact?.Level ?? (prefix.Level == 0 ? unknown : prefix.Level);

    /// <summary>Whether nothing stands against packing into it, but for levels.</summary>
    public bool MayTakeFrom(long enterpriseId) => Fact is { } active
        ? active.IsLive && active.Holding.State.IsHeldBy(enterpriseId)
        : prefix.State is ParentPrefixState.None or ParentPrefixState.Own && !IsClaimedByOther(enterpriseId);

    /// <summary>Another enterprise has packed into it while it was not active.</summary>
    public bool IsClaimedByOther(long enterpriseId) => Claimants is { } claimants && !claimants.Contains(enterpriseId);

    /// <summary>Whether a package around it is this code. Most parents are in nothing.</summary>
    public bool IsInside(byte[] code)
    {
        if (Fact is not { Ancestors: { Count: > 0 } ancestors })
        {
            return false;
        }

        foreach (var ancestor in ancestors)
        {
            if (ancestor.AsSpan().SequenceEqual(code))
            {
                return true;
            }
        }

        return false;
    }
}

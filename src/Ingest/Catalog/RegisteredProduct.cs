using System.Collections.Immutable;

namespace TraceEngine.Ingest.Catalog;

/// <summary>A product as admission needs it: the newest version, immutable, shared by all sessions.</summary>
internal sealed record RegisteredProduct(
    long ProductId,
    int Version,
    long EnterpriseId,
    string ProductCode,
    RegisteredKind Kind,
    string NhsaCode,
    string Barcode)
{
    /// <summary>Package levels of the newest version; a level may occur several times with different prefixes.</summary>
    public ImmutableArray<RegisteredLevel> Levels { get; init; } = [];

    /// <summary>
    /// Every prefix that was ever registered for the product with its newest level. A prefix that a later version leaves out
    /// stays here: packages that carry it are on the market, and no other product may ever get it.
    /// </summary>
    public ImmutableArray<ReservedPrefix> Prefixes { get; init; } = [];

    /// <summary>The enterprises that may activate besides the owner.</summary>
    public ImmutableArray<ActivatingEnterprise> ActivatingEnterprises { get; init; } = [];

    /// <summary>Whether the enterprise may activate codes of this product: its owner, or one the owner names.</summary>
    public bool MayActivate(long enterpriseId)
    {
        if (enterpriseId == EnterpriseId)
        {
            return true;
        }

        foreach (var activating in ActivatingEnterprises)
        {
            if (activating.EnterpriseId == enterpriseId)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether codes without a registered prefix (other all-digit codes, SSCC) can be packages on this level.</summary>
    public bool HasLevelWithoutPrefix(int level)
    {
        foreach (var entry in Levels)
        {
            if (entry.Level == level && entry.Prefix.Length == 0)
            {
                return true;
            }
        }

        return false;
    }
}

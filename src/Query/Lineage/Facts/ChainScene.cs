using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>Everything that was loaded for some codes. Not safe for use by several threads.</summary>
internal sealed class ChainScene
{
    /// <summary>The codes with the packages around them and their documents.</summary>
    public TrailGraph Graph { get; } = new();

    public Dictionary<long, SectionFacts> Sections { get; } = [];

    /// <summary>Event time of each section, for the order of events.</summary>
    public Dictionary<long, DateTime> SectionTimes { get; } = [];

    public Dictionary<UploadId, UploadFacts> Uploads { get; } = [];

    public Dictionary<ProductVersionId, ProductFacts> Products { get; } = [];

    public Dictionary<long, EnterpriseFacts> Enterprises { get; } = [];

    public Dictionary<long, LotEntry> Lots { get; } = [];

    /// <summary>Newest version of each product.</summary>
    public Dictionary<long, int> CurrentVersions { get; } = [];

    /// <summary>
    /// The entries that all of this was made of, beside what never changes; null when a part of it came from the tables.
    /// </summary>
    public IReadOnlyList<(ShelfId Id, byte[] Entry)>? Entries { get; set; }

    /// <summary>Credit code of who reported a document.</summary>
    public string ReporterOf(DocumentFacts document) =>
        Enterprises.TryGetValue(document.EnterpriseId, out var enterprise) ? enterprise.CreditCode : string.Empty;

    /// <summary>Whether what may stand on a shelf has come.</summary>
    public bool Has(ShelfId id) => id.Kind switch
    {
        ShelfKind.Code => Graph.Contains(id.Id),
        ShelfKind.Lot => Lots.ContainsKey(id.Number),
        _ => CurrentVersions.ContainsKey(id.Number),
    };

    public void Add(SectionFacts section)
    {
        Sections[section.Id] = section;
        SectionTimes[section.Id] = section.EventAt;
    }
}

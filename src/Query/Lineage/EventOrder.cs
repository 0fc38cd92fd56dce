namespace TraceEngine.Query.Lineage;

/// <summary>The order in which things happened, as declared; what is told of one moment counts in the order of arrival.</summary>
/// <param name="sectionTimes">Event time of each section that packed or unpacked.</param>
internal sealed class EventOrder(IReadOnlyDictionary<long, DateTime> sectionTimes) : ITrailOrder
{
    public TrailMoment Of(long sectionId) => new(sectionTimes[sectionId], sectionId);

    public TrailMoment Of(DocumentFacts document, NamedIn item) => new(document.EventAt, item.SectionId);
}

namespace TraceEngine.Query.Lineage;

/// <summary>The order of arrival, by which admission judges and custody is folded.</summary>
internal sealed class ArrivalOrder : ITrailOrder
{
    private ArrivalOrder()
    {
    }

    public static ArrivalOrder Instance { get; } = new();

    public TrailMoment Of(long sectionId) => new(DateTime.UnixEpoch, sectionId);

    public TrailMoment Of(DocumentFacts document, NamedIn item) => new(DateTime.UnixEpoch, item.SectionId);
}

namespace TraceEngine.Query.Lineage;

/// <summary>The order by which "inside at that time" is judged.</summary>
internal interface ITrailOrder
{
    /// <summary>When a section packed or unpacked.</summary>
    TrailMoment Of(long sectionId);

    /// <summary>When a document named a code.</summary>
    TrailMoment Of(DocumentFacts document, NamedIn item);
}

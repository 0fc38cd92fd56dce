namespace TraceEngine.Files.Relation.Reading;

/// <summary>The elements of relation XML 3.0.</summary>
internal enum ElementKind
{
    Unknown,
    Document,
    Events,
    Event,
    Relation,
    Batch,
    Code,
}

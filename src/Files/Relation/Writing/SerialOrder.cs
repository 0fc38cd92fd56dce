namespace TraceEngine.Files.Relation.Writing;

/// <summary>How the serials of seeded codes follow each other.</summary>
public enum SerialOrder
{
    /// <summary>One after the other from a seeded start, as a line prints them.</summary>
    Sequential,

    /// <summary>Scattered over all nine digits without repeats, as some issuers hand them out.</summary>
    Random,
}

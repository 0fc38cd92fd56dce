namespace TraceEngine.Ingest.Copying.Packing;

/// <summary>What the catalog says of a parent by its prefix: all there is to know of one that is not active.</summary>
/// <param name="State">Whose the prefix is.</param>
/// <param name="Level">Package level of the prefix, 0 = unknown.</param>
internal readonly record struct ParentPrefix(ParentPrefixState State, short Level)
{
    /// <summary>Its prefix is registered for no product, but the enterprise is open.</summary>
    public bool IsLetThrough { get; init; }
}

namespace TraceEngine.Ingest.Validation;

/// <summary>What the catalog says about a code's prefix.</summary>
internal enum PrefixState
{
    /// <summary>The code carries no prefix: other all-digit codes and SSCCs.</summary>
    None,

    /// <summary>Registered.</summary>
    Known,

    /// <summary>It carries one that is registered for no product.</summary>
    Unknown,
}

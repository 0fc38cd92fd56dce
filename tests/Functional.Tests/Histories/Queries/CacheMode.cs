namespace TraceEngine.Functional.Tests.Histories.Queries;

/// <summary>What the server has for a cache while histories are lived.</summary>
internal enum CacheMode
{
    /// <summary>Redis is there, and is not used for queries.</summary>
    Off,

    /// <summary>Redis.</summary>
    On,

    /// <summary>A Redis that loses entries, is closed and is cut off in the middle.</summary>
    Troubled,

    /// <summary>A Redis that nobody empties: answers are old, and must be found to be.</summary>
    Stale,
}

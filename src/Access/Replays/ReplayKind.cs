namespace TraceEngine.Access.Replays;

/// <summary>What to do with a signed request.</summary>
public enum ReplayKind
{
    /// <summary>Run it, then complete or abandon the attempt.</summary>
    First,

    /// <summary>It was run before: give the first answer again.</summary>
    Repeated,

    /// <summary>Another request with this signature is being run, perhaps on another host: the caller may try again.</summary>
    InProgress,

    /// <summary>The signature was used on another path: refuse it.</summary>
    OtherPath,
}

namespace TraceEngine.Access.Calls;

/// <summary>Why a call is denied. Only the first and the last show to the caller.</summary>
internal enum DenialReason
{
    None,

    /// <summary>No signature at all: the caller is told so.</summary>
    NotSigned,

    /// <summary>An entry is missing, doubled or malformed.</summary>
    Malformed,

    /// <summary>Signed too long ago, or in the future.</summary>
    ClockDifference,

    /// <summary>No live key has this ak.</summary>
    UnknownKey,

    /// <summary>The hash is another one.</summary>
    WrongSign,

    /// <summary>The facade has signed, and no live key has the ak that it acts for.</summary>
    UnknownActFor,

    /// <summary>The keys couldn't be read for too long: the caller may try again.</summary>
    KeysNotReadable,
}

namespace TraceEngine.Host.Importing;

/// <summary>How the import of a file ended.</summary>
internal enum ImportOutcome
{
    /// <summary>Every row was accepted.</summary>
    Complete,

    /// <summary>It was in already; nothing was sent.</summary>
    AlreadyImported,

    /// <summary>To its end, with refused rows.</summary>
    WithRefusals,
}

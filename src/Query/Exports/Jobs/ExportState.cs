namespace TraceEngine.Query.Exports.Jobs;

/// <summary>How far a job is, with the numbers of the contract. Stored: never renumbered; statements rely on the order.</summary>
internal enum ExportState : short
{
    /// <summary>Nobody has begun.</summary>
    Waiting = 1,

    /// <summary>Chains are being read.</summary>
    Reading = 2,

    /// <summary>All chains are kept; the file is being written.</summary>
    Writing = 3,

    /// <summary>There is a file.</summary>
    Done = 4,

    /// <summary>Ended without a file.</summary>
    Failed = 5,

    /// <summary>Ended by the enterprise.</summary>
    Cancelled = 6,

    /// <summary>The file was kept as long as files are.</summary>
    Expired = 7,
}

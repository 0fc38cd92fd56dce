namespace TraceEngine.Query.Exports.Jobs;

/// <summary>Why a job has no file, with the numbers of the contract. Stored: never renumbered.</summary>
internal enum ExportFailure : short
{
    /// <summary>It has not failed.</summary>
    None = 0,

    /// <summary>No space left on the disk.</summary>
    DiskFull = 1,

    /// <summary>Exports take as much of the disk as they may.</summary>
    DiskCap = 2,

    /// <summary>The disk cannot be written or read.</summary>
    DiskFault = 3,

    /// <summary>The database did not answer in many attempts.</summary>
    Database = 4,

    /// <summary>A defect.</summary>
    Internal = 5,
}

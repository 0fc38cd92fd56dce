namespace TraceEngine.Query.Exports;

/// <summary>Limits of exports; configuration section <c>Query:Exports</c>.</summary>
internal sealed record ExportOptions
{
    /// <summary>
    /// Where exports are kept; empty = the host's own folder. With several hosts a folder that all of them see, or an export can
    /// only be downloaded from, and resumed without reading again on, the host that began it.
    /// </summary>
    public string Folder { get; init; } = string.Empty;

    /// <summary>
    /// Connection string of a replica that the chains of exports are read from; empty = the primary. What was acknowledged in the
    /// moments before may be missing from such a file. Jobs stand in the primary in any case.
    /// </summary>
    public string Replica { get; init; } = string.Empty;

    /// <summary>Most codes of one export.</summary>
    public int CodesAtMost { get; init; } = 100_000;

    /// <summary>
    /// Codes whose chains are read in one snapshot and kept in one file: some MB of memory, and a second's work to lose.
    /// </summary>
    public int CodesPerChunk { get; init; } = 5_000;

    /// <summary>Chunks of one export that are read at once, each on a connection of its own.</summary>
    public int ChunksAtOnce { get; init; } = 2;

    /// <summary>Exports that run at once on this host; each has, while its file is written, a thread.</summary>
    public int JobsAtOnce { get; init; } = 2;

    /// <summary>Most unfinished exports of one enterprise. Creating several at the same instant may pass it by a few.</summary>
    public int UnfinishedAtMost { get; init; } = 20;

    /// <summary>Most exports of one page.</summary>
    public int PageSizeAtMost { get; init; } = 1_000;

    /// <summary>Longest time of creating an export: finding the codes of a selection, and writing them down.</summary>
    public TimeSpan CreateTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time of reading the chains of one chunk.</summary>
    public TimeSpan ChunkTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest time of sending one range to a client.</summary>
    public TimeSpan DownloadTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a host that went silent keeps an export; renewed several times in it.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Pause between two notes of how far an export is; a cancelled one ends on another host within it.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Pause between looks for exports that no host has; one created on this host begins at once.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Pause before an export that failed for an operating fault of the database is taken again.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Most times that an export is taken without getting any further; then it has failed.</summary>
    public int AttemptsAtMost { get; init; } = 50;

    /// <summary>How long a file is kept.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long an export without a file is listed.</summary>
    public TimeSpan RecordRetention { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Pause between two looks for files that need not be kept any longer.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Most bytes that all exports of the folder take on disk. A full one of 100,000 codes takes 20 to 400 MB.</summary>
    public long DiskCap { get; init; } = 10L * 1024 * 1024 * 1024;
}

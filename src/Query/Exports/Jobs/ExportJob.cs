namespace TraceEngine.Query.Exports.Jobs;

/// <summary>A job as its table holds it.</summary>
internal sealed record ExportJob
{
    public required long Id { get; init; }

    public required long EnterpriseId { get; init; }

    /// <summary>Of the enterprise: its scope.</summary>
    public required string CreditCode { get; init; }

    public required ExportFormat Format { get; init; }

    public required ExportState State { get; init; }

    /// <summary>What was asked for, as it came; null where codes were listed one by one.</summary>
    public required byte[]? Selection { get; init; }

    public required int CodesTotal { get; init; }

    public required int CodesDone { get; init; }

    public required long Rows { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Share of the file that is written, in thousandths.</summary>
    public required int WrittenPermille { get; init; }

    /// <summary>Time spent on it so far.</summary>
    public required TimeSpan Busy { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime? FinishedAt { get; init; }

    public required DateTime? ExpiresAt { get; init; }

    /// <summary>Who works on it; empty: nobody.</summary>
    public required string Owner { get; init; }

    /// <summary>Times it was taken since it last got further.</summary>
    public required int Attempts { get; init; }

    /// <summary>Name of its file on disk; empty while there is none.</summary>
    public required string FileName { get; init; }

    public required byte[]? Digest { get; init; }

    public required ExportFailure Failure { get; init; }

    /// <summary>Name of the file for people.</summary>
    public string DownloadName => $"export-{Id}.{ExtensionOf(Format)}";

    /// <summary>What remains to be done, by the time it took so far; null when that is not known.</summary>
    public TimeSpan? Left
    {
        get
        {
            // An estimate: reading chains takes the longest by far; a workbook's writing takes more than its share here.
            const double ReadingShare = 0.9;
            var done = (ReadingShare * CodesDone / Math.Max(1, CodesTotal)) + ((1 - ReadingShare) * WrittenPermille / 1000);
            return State is ExportState.Reading or ExportState.Writing && done > 0 ? Busy * ((1 - done) / done) : null;
        }
    }

    /// <summary>Ending of the names of a format's files.</summary>
    public static string ExtensionOf(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "csv",
        ExportFormat.Xlsx => "xlsx",
        _ => "parquet",
    };
}

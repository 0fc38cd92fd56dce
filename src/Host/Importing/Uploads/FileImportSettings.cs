using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>What <c>import</c> was asked to do with tables, bills and texts.</summary>
internal sealed record FileImportSettings
{
    /// <summary>The kind of upload; null = as the file says.</summary>
    public UploadKind? Kind { get; init; }

    /// <summary>Values for fields that the file leaves out, by column name.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    /// <summary>The sheet of a workbook; null = the first.</summary>
    public string? Sheet { get; init; }

    /// <summary>Check everything, write nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Go on without asking whether the file was understood.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Where the report of refused rows goes; null = beside the current folder, only when there are some.</summary>
    public string? ReportPath { get; init; }

    /// <summary>Whether the report is a CSV; otherwise it is an XLSX. Null = as its name says, or as the file is.</summary>
    public bool? IsReportCsv { get; init; }
}

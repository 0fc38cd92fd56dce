namespace TraceEngine.Files.ErrorReports;

/// <summary>One refused row of an uploaded file.</summary>
/// <param name="RowNumber">1-based row over the file.</param>
/// <param name="Code">The code as found.</param>
/// <param name="Field">The field that is wrong.</param>
/// <param name="Reason">The reason's name in the verdict catalogue.</param>
/// <param name="MessageZh">What is wrong, in Chinese.</param>
/// <param name="MessageEn">What is wrong, in English.</param>
/// <param name="RemedyZh">What to do, in Chinese.</param>
/// <param name="RemedyEn">What to do, in English.</param>
/// <param name="Level">The package level of the row; null when unknown.</param>
/// <param name="Parent">The parent of the row; null or empty without one.</param>
public readonly record struct RefusedRow(
    long RowNumber,
    string Code,
    string Field,
    string Reason,
    string MessageZh,
    string MessageEn,
    string RemedyZh,
    string RemedyEn,
    int? Level = null,
    string? Parent = null);

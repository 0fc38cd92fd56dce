namespace TraceEngine.Contracts.Uploads.Checking;

/// <summary>One thing wrong with a row.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Field">The field's column name.</param>
/// <param name="FieldZh">The field's Chinese name.</param>
/// <param name="MessageZh">What is wrong, in Chinese.</param>
/// <param name="MessageEn">What is wrong, in English.</param>
/// <param name="RemedyZh">What to do, in Chinese.</param>
/// <param name="RemedyEn">What to do, in English.</param>
public sealed record RowFault(
    RowFaultKind Kind,
    string Field,
    string FieldZh,
    string MessageZh,
    string MessageEn,
    string RemedyZh,
    string RemedyEn);

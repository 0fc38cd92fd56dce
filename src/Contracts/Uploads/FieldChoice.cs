namespace TraceEngine.Contracts.Uploads;

/// <summary>One of the values that a field may have.</summary>
/// <param name="Value">The value on the wire.</param>
/// <param name="NameZh">What it means, in Chinese; files may hold this word instead.</param>
/// <param name="NameEn">What it means, in English.</param>
public sealed record FieldChoice(string Value, string NameZh, string NameEn);

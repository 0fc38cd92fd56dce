namespace TraceEngine.Query.Exports.Jobs;

/// <summary>An export that is asked for.</summary>
/// <param name="EnterpriseId">Who asks.</param>
/// <param name="CreditCode">Its credit code.</param>
/// <param name="Format">Kind of file.</param>
/// <param name="Selection">What was asked for, as it came; null where codes were listed one by one.</param>
internal sealed record NewExport(long EnterpriseId, string CreditCode, ExportFormat Format, byte[]? Selection);

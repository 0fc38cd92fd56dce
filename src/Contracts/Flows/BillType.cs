namespace TraceEngine.Contracts.Flows;

/// <summary>One bill type (单据类型).</summary>
/// <param name="Code">Its three digits.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English.</param>
/// <param name="NeedsReason">Whether a document of this type must say why, whatever its kind.</param>
/// <param name="IsRecall">Whether it recalls goods, so that it may name whole lots.</param>
public sealed record BillType(string Code, string NameZh, string NameEn, bool NeedsReason = false, bool IsRecall = false)
{
    /// <summary>Which way the goods move.</summary>
    public BillDirection Direction => (BillDirection)(Code[0] - '0');
}

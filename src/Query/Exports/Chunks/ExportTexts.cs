using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Terms;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Exports.Chunks;

/// <summary>The words of an export's cells. Kept in chunks: what is exported today reads like what was begun yesterday.</summary>
internal static class ExportTexts
{
    public const string Found = "正常 found";
    public const string OwnOnly = "仅本企业上报的节点 own reports only";
    public const string NotFound = "未找到：未激活，或不在本企业可查范围 not found: not active, or not in scope";
    public const string NoCode = "不是追溯码 no trace code";
    public const string Yes = "是";
    public const string No = "否";

    public static string Of(CodeStatus status) => FieldTerms.Of((Contracts.Query.V1.CodeStatus)status).Zh;

    public static string Of(ProductKind kind) => FieldTerms.Of(kind).Zh;

    public static string Of(FlowKind kind) => FieldTerms.Of(kind).Zh;

    /// <summary>How far a document is.</summary>
    public static string StateOf(DocumentFacts document) =>
        document.IsWithdrawn ? "已撤回" : document.IsOpen ? "未完成" : "完成";
}

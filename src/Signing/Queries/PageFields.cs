using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using static TraceEngine.Signing.Answers.AnswerField;

namespace TraceEngine.Signing.Queries;

/// <summary>The fields of a page.</summary>
internal static class PageFields
{
    public static AnswerField RecordCounts { get; } = Number("recordCounts", "总条数", "codes in all");

    public static AnswerField RecordLeast { get; } = Text("recordLeast", "总条数为下限", "there are more than that, 1 = yes");

    public static AnswerField Pages { get; } = Number("pages", "总页数", "pages in all");

    public static AnswerField PageNum { get; } = Like(
        RequestFields.LotQuery, "page_number") with
    { Type = "integer", NameEn = "page number, 0 when paged by token" };

    public static AnswerField PageSize { get; } = Like(RequestFields.LotQuery, "page_size") with { Type = "integer" };

    public static AnswerField PageToken { get; } = Like(
        RequestFields.LotQuery, "page_token", "下一页标记，空为最后一页", "token of the next page, empty on the last");

    public static AnswerField Data { get; } = List("data", "追溯码列表", "the codes", ChainFields.Chain);

    public static IReadOnlyList<AnswerField> Page { get; } =
        [RecordCounts, RecordLeast, Pages, PageNum, PageSize, PageToken, Data];
}

using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Queries;

/// <summary>日期查询 (/query/date): the chains of what the caller uploaded on a day or in days, page by page.</summary>
internal sealed class DateQueryInterface(CodePages pages) : IJsonInterface
{
    public InterfaceDescription Description { get; } = new(
        "/query/date", "日期查询", "query by upload date", new ObjectShape(RequestFields.DateQuery), PageFields.Page);

    public Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct) =>
        pages.AnswerAsync(call, Selections.UploadDays(call.Values), ct);
}

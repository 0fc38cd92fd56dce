using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Queries;

/// <summary>批量查询 (/query/lotnum): the chains of the codes of a lot, page by page.</summary>
internal sealed class LotQueryInterface(CodePages pages) : IJsonInterface
{
    public InterfaceDescription Description { get; } = new(
        "/query/lotnum", "批量查询", "query by production lot", new ObjectShape(RequestFields.LotQuery), PageFields.Page);

    public Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct) =>
        pages.AnswerAsync(call, Selections.Lot(call.Values), ct);
}

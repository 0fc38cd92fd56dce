using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Queries;

/// <summary>A query of chains by what selects their codes, page by page.</summary>
internal sealed class PagedQueryInterface : IJsonInterface
{
    private readonly CodePages _pages;
    private readonly Func<ObjectValues, CodeSelection> _select;

    private PagedQueryInterface(
        CodePages pages,
        string path,
        string zh,
        string en,
        IReadOnlyList<UploadField> param,
        Func<ObjectValues, CodeSelection> select)
    {
        (_pages, _select) = (pages, select);
        Description = new InterfaceDescription(path, zh, en, new ObjectShape(param), PageFields.Page);
    }

    public InterfaceDescription Description { get; }

    /// <summary>批量查询 (/query/lotnum): the codes of a lot.</summary>
    public static PagedQueryInterface ByLot(CodePages pages) => new(
        pages, "/query/lotnum", "批量查询", "query by production lot", RequestFields.LotQuery, Selections.Lot);

    /// <summary>日期查询 (/query/date): what the caller uploaded on a day or in days.</summary>
    public static PagedQueryInterface ByDate(CodePages pages) => new(
        pages, "/query/date", "日期查询", "query by upload date", RequestFields.DateQuery, Selections.UploadDays);

    public Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct) => _pages.AnswerAsync(call, _select(call.Values), ct);
}

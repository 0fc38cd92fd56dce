using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;
using TraceEngine.Signing.Queries;

namespace TraceEngine.Signing.Exports;

/// <summary>导出 (/export): starts a file of the full chains of a lot, of upload days, or of codes one by one.</summary>
internal sealed class ExportInterface(IOptions<SigningOptions> options) : IJsonInterface
{
    private static readonly UploadListField Codes = UploadFields.ListsOf(UploadKind.TraceCodes)[0];

    public InterfaceDescription Description { get; } = new(
        "/export",
        "导出",
        "export",
        new ObjectShape(
            RequestFields.Export,
            new ListShape(
                Codes.Name, Codes.NameZh, Codes.NameEn, new ObjectShape(RequestFields.ExportCodes),
                    options.Value.ExportCodesAtMost)),
        ExportFields.Export,
        IsWrite: true)
    {
        NoteZh = "按批号（manuLotnum）、上传日期（updtDate，或 begndate 与 enddate）或追溯码列表（tracCodgList）三者之一导出；"
            + "后台生成，每次请求生成新文件，用 /export/status 查进度。",
        NoteEn = "Of a lot (manuLotnum), of upload days (updtDate, or begndate and enddate) or of codes (tracCodgList), one of "
            + "the three. Made in the background, a new file for each call; /export/status tells how far it is.",
    };

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        var codes = call.Values.Items(0);
        var hasLot = call.Values.Of("lot_number").Length > 0;
        var hasDays = call.Values.Of("upload_day").Length + call.Values.Of("first_day").Length > 0;
        if ((codes.Count > 0 ? 1 : 0) + (hasLot ? 1 : 0) + (hasDays ? 1 : 0) != 1)
        {
            return Answer.Of(
                AnswerKind.BadParam,
                "请在批号、上传日期、追溯码列表中填写且只填写一种",
                "name a lot, upload days or codes: one of the three, and only one");
        }

        var request = new CreateExportRequest { Format = ExportFormats.Parse(call.Values.Of("format")) };
        if (codes.Count > 0)
        {
            request.Codes = new CodeList { Codes = { codes.Select(code => code.Of("code")) } };
        }
        else
        {
            request.Selection = hasLot ? Selections.Lot(call.Values) : Selections.UploadDays(call.Values);
        }

        var response = await call.Engine.Exports.CreateExportAsync(request, cancellationToken: ct);
        return ExportWriter.ToAnswer(response.Export);
    }
}

using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;
using TraceEngine.Signing.Queries;
using TraceEngine.Signing.Uploads;

namespace TraceEngine.Signing.Corrections;

/// <summary>更正 (/corrInfo): withdraws a document, or corrects the dates of a lot that was not shipped.</summary>
internal sealed class CorrectionInterface(UploadAnswers answers) : IJsonInterface
{
    public InterfaceDescription Description { get; } = new(
        "/corrInfo",
        "更正",
        "correction",
        new ObjectShape(RequestFields.Correction),
        UploadAnswerFields.Upload,
        IsWrite: true)
    {
        NoteZh = "撤回单据：填写 docNo、kind、chgRea、contact；更正批次日期：填写 manuLotnum、manuDate、expyEnd、chgRea"
            + "（同批号有多个产品时加 medListCodg、drugProdBarc）。已发货的批次不可更正。",
        NoteEn = "To withdraw a document: docNo, kind, chgRea, contact. To correct the dates of a lot: manuLotnum, manuDate, "
            + "expyEnd, chgRea, and the product where several have the number. A lot that was shipped cannot be corrected.",
    };

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        var values = call.Values;
        var given = values.Of(UploadTargets.DocumentNumber);
        var time = values.Of("event_at");
        if (given.Length > 0 && time.Length == 0)
        {
            return Answer.Of(
                AnswerKind.BadParam,
                "填写 corrNo 时请同时填写 corrTime（重发时两者保持不变）",
                "with corrNo, send corrTime as well, and both unchanged when it is sent again");
        }

        var number = given.Length > 0 ? given : MakeNumber(call);
        var correction = values.Of("lot_number").Length > 0 ? CorrectLot(values) : Withdraw(values);
        var request = new UploadFlowsRequest
        {
            Section = new FlowSection
            {
                Header = new FlowHeader
                {
                    Kind = FlowKind.Correction,
                    DocumentNumber = number,
                    EventAt = UploadTime.ToTimestamp(time) ?? SignedAt(call),
                    ChangeReason = values.Of("change_reason"),
                    Details = new FlowDetails { Contact = values.Of("contact") },
                },
                Corrections = { correction },
            },
        };
        var response = await call.Engine.Ingest.UploadFlowsAsync(request, cancellationToken: ct);
        return answers.Of(null, number, response.Ack, static _ => 0);
    }

    private static Timestamp SignedAt(JsonCall call) => Timestamp.FromDateTimeOffset(
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(call.SignedAt, CultureInfo.InvariantCulture)));

    private static Correction CorrectLot(ObjectValues values) => new()
    {
        Lot = new CorrectLot
        {
            Lot = new LotReference { LotNumber = values.Of("lot_number"), Product = Selections.Product(values) },
            MadeOn = values.Of("made_on"),
            ExpiresOn = values.Of("expires_on"),
        },
    };

    private static Correction Withdraw(ObjectValues values)
    {
        var number = values.Of("target_number");
        return UploadLedger.KindOf(values) is { } kind
            ? new Correction { Document = new WithdrawDocument { Kind = kind, DocumentNumber = number } }
            : new Correction { Activation = new WithdrawActivation { Name = number, Document = true } };
    }

    private static string MakeNumber(JsonCall call) => CorrectionNumber.Of(
        call.SignedAt,
        [.. Enumerable.Range(0, call.Values.Shape.Fields.Count).Select(field => call.Values[field])]);
}

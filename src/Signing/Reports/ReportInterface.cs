using System.Text.Json;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;
using TraceEngine.Signing.Uploads;

namespace TraceEngine.Signing.Reports;

/// <summary>错误报告 (/report): all refused rows of an upload, however many.</summary>
internal sealed class ReportInterface : IJsonInterface
{
    public InterfaceDescription Description { get; } = new(
        "/report",
        "错误报告",
        "full report of refused rows",
        new ObjectShape(RequestFields.Report),
        [
            UploadAnswerFields.DocNo, UploadAnswerFields.AcptCnt, UploadAnswerFields.RejCnt, UploadAnswerFields.Receipt,
            UploadAnswerFields.UpdtTime, UploadAnswerFields.ErrDetails,
        ])
    {
        NoteZh = "收货单的拒收码行号接在追溯码之后。",
        NoteEn = "Rows count through the lists of a document: rejected codes come behind the codes.",
    };

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        var name = UploadLedger.NameOf(call.Values);
        var state = await call.Engine.Ledger.GetStreamAsync(new GetStreamRequest { Stream = name }, cancellationToken: ct);
        var kind = UploadLedger.UploadOf(call.Values);
        var rows = new List<RefusedRow>();
        using var verdicts = call.Engine.Ledger.ListVerdicts(new ListVerdictsRequest { Stream = name }, cancellationToken: ct);
        while (await verdicts.ResponseStream.MoveNext(ct))
        {
            var batch = verdicts.ResponseStream.Current;
            var texts = batch.Reasons.ToDictionary(text => text.Reason);
            if (batch.BatchVerdict is { } whole)
            {
                rows.Add(RefusedRow.Of(kind, 0, whole, texts));
            }

            rows.AddRange(batch.Verdicts.Select(verdict => RefusedRow.Of(kind, verdict.Row + 1L, verdict, texts)));
        }

        return Answer.Ok(writer => Write(writer, call.Values.Of(UploadTargets.DocumentNumber), state, rows));
    }

    private static void Write(Utf8JsonWriter writer, string number, GetStreamResponse state, List<RefusedRow> rows)
    {
        writer.WriteStartObject();
        writer.Write(UploadAnswerFields.DocNo, number);
        writer.Write(UploadAnswerFields.AcptCnt, state.Accepted);
        writer.Write(UploadAnswerFields.RejCnt, state.Refused);
        writer.Write(UploadAnswerFields.Receipt, Convert.ToHexStringLower(state.LastReceipt.Span));
        writer.Write(UploadAnswerFields.UpdtTime, state.LastCommittedAt);
        writer.WriteList(UploadAnswerFields.ErrDetails, rows, row => RefusedRowWriter.Write(writer, row));
        writer.WriteEndObject();
    }
}

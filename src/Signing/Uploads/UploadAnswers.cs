using System.Text.Json;
using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Signing.Answers;

namespace TraceEngine.Signing.Uploads;

/// <summary>What the engine's answer to a document is in the standard's words.</summary>
internal sealed class UploadAnswers(IOptions<SigningOptions> options)
{
    /// <summary>The answer.</summary>
    /// <param name="kind">The upload, for the names of fields; null where none stands for them.</param>
    /// <param name="number">Document number.</param>
    /// <param name="ack">What the engine answered.</param>
    /// <param name="rowOf">Place in the list, from 1, of a row of the document.</param>
    public Answer Of(UploadKind? kind, string number, BatchAck ack, Func<uint, long> rowOf)
    {
        var texts = ack.Reasons.ToDictionary(text => text.Reason);
        List<RefusedRow> rows =
        [
            .. ack.BatchVerdict is { } whole ? [RefusedRow.Of(kind, 0, whole, texts)] : Array.Empty<RefusedRow>(),
            .. ack.Verdicts.Take(options.Value.InlineErrorsAtMost)
                .Select(verdict => RefusedRow.Of(kind, rowOf(verdict.Row), verdict, texts)),
        ];
        var (answerKind, zh, en) = Summary(ack, rows);
        return new Answer
        {
            Kind = answerKind,
            MessageZh = zh,
            MessageEn = en,
            Data = writer => Write(writer, number, ack, rows),
        };
    }

    private static (AnswerKind Kind, string Zh, string En) Summary(BatchAck ack, List<RefusedRow> rows)
    {
        if (ack.Refused == 0 && ack.BatchVerdict is null)
        {
            return (AnswerKind.Ok, $"成功，共接收 {ack.Accepted} 条", $"ok, {ack.Accepted} rows accepted");
        }

        if (ack.BatchVerdict is not null)
        {
            return (
                rows[0].Group == VerdictGroup.NotAllowed ? AnswerKind.NotAllowed : AnswerKind.AllRefused,
                $"整单拒收：{rows[0].MessageZh}",
                $"the whole document was refused: {rows[0].MessageEn}");
        }

        return ack.Accepted == 0
            ? (AnswerKind.AllRefused, $"全部 {ack.Refused} 条被拒收，见 errDetail", $"all {ack.Refused} rows were refused: see errDetail")
            : (AnswerKind.PartlyRefused,
                $"接收 {ack.Accepted} 条，拒收 {ack.Refused} 条，见 errDetail；更正后以新单据号上传被拒收的部分",
                $"{ack.Accepted} rows accepted, {ack.Refused} refused, see errDetail: upload those, corrected, under a new "
                + "number");
    }

    private static void Write(Utf8JsonWriter writer, string number, BatchAck ack, List<RefusedRow> rows)
    {
        writer.WriteStartObject();
        writer.Write(UploadAnswerFields.DocNo, number);
        writer.Write(UploadAnswerFields.Receipt, Convert.ToHexStringLower(ack.Receipt.Span));
        writer.Write(UploadAnswerFields.AcptCnt, ack.Accepted);
        writer.Write(UploadAnswerFields.RejCnt, ack.Refused);
        writer.WriteFlag(UploadAnswerFields.Repeated, ack.AlreadyCommitted);
        writer.Write(UploadAnswerFields.OpenPrnt, ack.OpenParents);
        writer.Write(UploadAnswerFields.Flagged, ack.Flagged);
        writer.Write(UploadAnswerFields.UpdtTime, ack.CommittedAt);
        writer.WriteList(UploadAnswerFields.ErrDetails, rows, row => RefusedRowWriter.Write(writer, row));
        writer.WriteFlag(UploadAnswerFields.ErrMore, ack.Verdicts.Count > rows.Count);
        writer.WriteEndObject();
    }
}

using TraceEngine.Contracts.Verdicts;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Uploads;

namespace TraceEngine.Signing.Params;

/// <summary>The answer to a <c>param</c> that is not taken: nothing of it went further.</summary>
internal static class ParamAnswers
{
    public static Answer Refused(ParamFaults faults, int inlineAtMost)
    {
        var first = faults.List[0];
        var more = faults.Count > 1 ? ($"（共 {faults.Count} 处，见 errDetail）", $" ({faults.Count} faults, see errDetail)") : (
            "", "");
        return new Answer
        {
            Kind = AnswerKind.BadParam,
            MessageZh = $"{first.MessageZh}{more.Item1}",
            MessageEn = $"{first.MessageEn}{more.Item2}",
            Data = writer =>
            {
                writer.WriteStartObject();
                writer.WriteList(UploadAnswerFields.ErrDetails, faults.List.Take(inlineAtMost), fault => RefusedRowWriter.Write(
                    writer,
                    new RefusedRow(
                        fault.Row, "", fault.Field, VerdictGroup.Format, fault.MessageZh, fault.MessageEn, IsRetryable: false)));
                writer.WriteEndObject();
            },
        };
    }
}

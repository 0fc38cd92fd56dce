using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Signing.Uploads;

/// <summary>A refused row in the words of the standard.</summary>
/// <param name="Row">From 1; 0 = the whole document.</param>
/// <param name="Code">The code.</param>
/// <param name="Field">Name of the field on the wire.</param>
/// <param name="Group">errCode.</param>
/// <param name="MessageZh">What is wrong and what to do, in Chinese.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="IsRetryable">Whether the same row can succeed later.</param>
internal sealed record RefusedRow(
    long Row, string Code, string Field, string Group, string MessageZh, string MessageEn, bool IsRetryable)
{
    /// <summary>A verdict of the engine. Its texts travel with it, so that one of a newer engine reads too.</summary>
    public static RefusedRow Of(UploadKind? kind, long row, RowVerdict verdict, IReadOnlyDictionary<Reason, ReasonText> texts)
    {
        var text = texts.GetValueOrDefault(verdict.Reason) ?? VerdictCatalogue.Text(verdict.Reason);
        var group = VerdictCatalogue.Entries.FirstOrDefault(
            entry => entry.Reason == verdict.Reason)?.Group ?? VerdictGroup.Format;
        return new RefusedRow(
            row,
            verdict.Code,
            kind is { } known ? ServerFields.Find(known, verdict.Field).Column : verdict.Field,
            group,
            $"{Render(text.MessageZh)}；{Render(text.RemedyZh)}",
            $"{Render(text.MessageEn)} {Render(text.RemedyEn)}",
            text.Retryable);

        string Render(string template) => VerdictCatalogue.Render(template, verdict.Arguments);
    }
}

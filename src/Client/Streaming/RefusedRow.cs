using Google.Protobuf.Collections;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>One refused row with its texts for people.</summary>
/// <param name="Row">Index of the row in its batch, from 0.</param>
/// <param name="Code">The code as the server understood it.</param>
/// <param name="Field">Field at fault: code, level, parent, pack_mode, or one of the header.</param>
/// <param name="Reason">The cause.</param>
/// <param name="IsRetryable">Whether the same row may be accepted later.</param>
/// <param name="MessageZh">What is wrong, in Chinese.</param>
/// <param name="MessageEn">What is wrong, in English.</param>
/// <param name="RemedyZh">What to do, in Chinese.</param>
/// <param name="RemedyEn">What to do, in English.</param>
public sealed record RefusedRow(
    uint Row,
    string Code,
    string Field,
    Reason Reason,
    bool IsRetryable,
    string MessageZh,
    string MessageEn,
    string RemedyZh,
    string RemedyEn)
{
    /// <summary>Joins verdicts with the texts that came in the same answer.</summary>
    /// <param name="verdicts">The verdicts, in row order.</param>
    /// <param name="texts">The texts; a reason without one is shown by its name.</param>
    public static IEnumerable<RefusedRow> From(IEnumerable<RowVerdict> verdicts, IEnumerable<ReasonText> texts)
    {
        var byReason = new Dictionary<Reason, ReasonText>();
        foreach (var text in texts)
        {
            byReason[text.Reason] = text;
        }

        foreach (var verdict in verdicts)
        {
            byReason.TryGetValue(verdict.Reason, out var text);
            text ??= new ReasonText { MessageZh = verdict.Reason.ToString(), MessageEn = verdict.Reason.ToString() };
            yield return new RefusedRow(
                verdict.Row,
                verdict.Code,
                verdict.Field,
                verdict.Reason,
                text.Retryable,
                Fill(text.MessageZh, verdict.Arguments),
                Fill(text.MessageEn, verdict.Arguments),
                Fill(text.RemedyZh, verdict.Arguments),
                Fill(text.RemedyEn, verdict.Arguments));
        }
    }

    // Not string.Format: arguments are what people sent and may hold braces, and a missing one must not throw.
    private static string Fill(string text, RepeatedField<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            text = text.Replace($"{{{i}}}", arguments[i], StringComparison.Ordinal);
        }

        return text;
    }
}

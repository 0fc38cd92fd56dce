using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Files.ErrorReports;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>A row that cannot be sent, in the words that the server would use.</summary>
internal static class LocalRefusal
{
    public static RefusedRow Of(long number, string code, string field, Reason reason, params string[] arguments)
    {
        var entry = VerdictCatalogue.For(reason);
        return new RefusedRow(
            number,
            code,
            field,
            reason.ToString(),
            VerdictCatalogue.Render(entry.MessageZh, arguments),
            VerdictCatalogue.Render(entry.MessageEn, arguments),
            VerdictCatalogue.Render(entry.RemedyZh, arguments),
            VerdictCatalogue.Render(entry.RemedyEn, arguments));
    }
}

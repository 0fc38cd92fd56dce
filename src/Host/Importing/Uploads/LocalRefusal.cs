using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Files.ErrorReports;
using TraceEngine.Files.Tables;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>A row that cannot be sent, in the words that the server would use.</summary>
internal static class LocalRefusal
{
    /// <summary>A row whose cells are wrong; several faults stand one after the other.</summary>
    public static RefusedRow Of(UploadRow row, IReadOnlyList<RowFault> faults) => new(
        row.RowNumber,
        UploadFields.IndexOf(row.Kind, "tracCodg") < 0 ? row.DocumentNumber : row["tracCodg"],
        string.Join(' ', faults.Select(fault => fault.Field).Distinct()),
        faults[0].Kind.ToString(),
        string.Join('；', faults.Select(fault => fault.MessageZh)),
        string.Join(' ', faults.Select(fault => fault.MessageEn)),
        string.Join('；', faults.Select(fault => fault.RemedyZh).Distinct()),
        string.Join(' ', faults.Select(fault => fault.RemedyEn).Distinct()));

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

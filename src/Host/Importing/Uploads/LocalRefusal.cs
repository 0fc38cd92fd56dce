using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Contracts.Uploads.Mapping;
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
        UploadFields.ByTarget(row.Kind, UploadTargets.Code) is { } code ? row[code.ColumnName] : row.DocumentNumber,
        string.Join(' ', faults.Select(fault => fault.Field).Distinct()),
        faults[0].Kind.ToString(),
        string.Join('；', faults.Select(fault => fault.MessageZh)),
        string.Join(' ', faults.Select(fault => fault.MessageEn)),
        string.Join('；', faults.Select(fault => fault.RemedyZh).Distinct()),
        string.Join(' ', faults.Select(fault => fault.RemedyEn).Distinct()));

    /// <summary>A row that does not fit its document or product; the field is named by its target.</summary>
    public static RefusedRow Of(SourceRow row, string code, string target, Reason reason, params string[] arguments) =>
        Of(row.Number, row.Kind, code, target, reason, arguments);

    /// <summary>The same of a row that is no longer at hand.</summary>
    public static RefusedRow Of(
        long number, UploadKind kind, string code, string target, Reason reason, params string[] arguments)
    {
        var entry = VerdictCatalogue.For(reason);
        return new RefusedRow(
            number,
            code,
            UploadFields.ByTarget(kind, target)?.ColumnName ?? target,
            reason.ToString(),
            VerdictCatalogue.Render(entry.MessageZh, arguments),
            VerdictCatalogue.Render(entry.MessageEn, arguments),
            VerdictCatalogue.Render(entry.RemedyZh, arguments),
            VerdictCatalogue.Render(entry.RemedyEn, arguments));
    }
}

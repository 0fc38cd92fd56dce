using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Files.ErrorReports;
using TraceEngine.Files.Recognition;
using TraceEngine.Files.Tables;
using TraceEngine.Host.Commands;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>
/// The report of refused rows of a table: the rows as they stand in the file, what is wrong and what to do. Corrected, it can be
/// imported as it is.
/// </summary>
internal sealed class UploadReport(ImportScreen screen, FileImportSettings settings)
{
    private const string WorkbookExtension = ".xlsx";

    /// <summary>Writes the report; no file appears when there is nothing to report, unless the person named one.</summary>
    /// <param name="file">The imported file, read once more for its rows.</param>
    /// <param name="facts">What it was taken for.</param>
    /// <param name="reading">How it was read.</param>
    /// <param name="refusals">What was refused, by row.</param>
    /// <param name="ct">Stops; nothing is left behind.</param>
    public void Write(
        Stream file,
        UploadFileFacts facts,
        UploadReaderOptions reading,
        IReadOnlyList<RefusedRow> refusals,
        CancellationToken ct)
    {
        if (refusals.Count == 0 && settings.ReportPath is null)
        {
            return;
        }

        var path = PathOf(facts);
        file.Position = 0;
        using var reader = UploadReader.Open(file, facts, reading);
        using (var report = new UploadErrorReport(path, reader.Headings, reader.Columns))
        {
            var byRow = refusals.ToLookup(refusal => refusal.RowNumber);
            while (reader.Read())
            {
                ct.ThrowIfCancellationRequested();
                if (byRow.Contains(reader.Row.RowNumber))
                {
                    report.Add(reader.Row, FaultsOf(reader.Row, byRow[reader.Row.RowNumber]));
                }
            }

            report.Complete();
        }

        new RefusalReport(screen).Show(refusals, refusals.Count);
        screen.Line($"拒收明细 / report of refused rows: {path}");
    }

    /// <summary>Where the report goes.</summary>
    /// <exception cref="CommandException">The path says another format than the person named.</exception>
    internal string PathOf(UploadFileFacts facts)
    {
        if (settings.ReportPath is { } asked)
        {
            var isWorkbook = asked.EndsWith(WorkbookExtension, StringComparison.OrdinalIgnoreCase);
            return settings.IsReportCsv is { } csv && csv == isWorkbook
                ? throw CommandException.Usage(
                    $"--report {asked} 的扩展名与 --format 不符 / --report {asked} is named otherwise than --format says")
                : asked;
        }

        var isCsv = settings.IsReportCsv ?? facts.Format != UploadFileFormat.Xlsx;
        return $"{Path.GetFileNameWithoutExtension(facts.FileName)}.refused{(isCsv ? ".csv" : WorkbookExtension)}";
    }

    // What the reader found wrong it says itself; the rest was said by the server.
    private static IReadOnlyList<RowFault> FaultsOf(UploadRow row, IEnumerable<RefusedRow> refusals)
    {
        var said = refusals.ToList();
        if (row.Faults.Any(fault => said.Exists(refusal => refusal.Reason == fault.Kind.ToString())))
        {
            return row.Faults;
        }

        return
        [
            .. said.Select(refusal =>
            {
                var (column, nameZh) = ServerFields.Find(row.Kind, refusal.Field);
                return new RowFault(
                    RowFaultKind.Refused,
                    column,
                    nameZh,
                    refusal.MessageZh,
                    refusal.MessageEn,
                    refusal.RemedyZh,
                    refusal.RemedyEn);
            }),
        ];
    }
}

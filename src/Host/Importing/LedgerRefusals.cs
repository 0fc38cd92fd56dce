using TraceEngine.Client;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using FileRow = TraceEngine.Files.ErrorReports.RefusedRow;

namespace TraceEngine.Host.Importing;

/// <summary>
/// The refused rows of a file, numbered as in the file, from what the server keeps: complete whoever died on the way.
/// </summary>
internal static class LedgerRefusals
{
    public static async IAsyncEnumerable<FileRow> ReadAsync(
        TraceClient client, string stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var name = new StreamName { Kind = StreamKind.Activation, Name = stream };
        await foreach (var batch in client.ListVerdictsAsync(name, ct))
        {
            foreach (var row in Rows((long)batch.RowsBefore, batch.Refused, batch.Verdicts, batch.BatchVerdict, batch.Reasons))
            {
                yield return row;
            }
        }
    }

    /// <summary>The refusals of one batch; a batch refused as a whole is one entry that names its rows.</summary>
    /// <param name="rowsBefore">Rows of the file before the batch.</param>
    /// <param name="refused">Rows of the batch that were refused.</param>
    /// <param name="verdicts">Verdicts of single rows.</param>
    /// <param name="batchVerdict">Verdict of the whole batch, if it was refused whole.</param>
    /// <param name="texts">Texts of the reasons.</param>
    public static IEnumerable<FileRow> Rows(
        long rowsBefore, uint refused, IEnumerable<RowVerdict> verdicts, RowVerdict? batchVerdict, IEnumerable<ReasonText> texts)
    {
        var known = texts.ToList();
        if (batchVerdict is not null)
        {
            var whole = Client.Streaming.RefusedRow.From([batchVerdict], known).Single();
            var last = rowsBefore + refused;
            yield return ToFileRow(rowsBefore + 1, whole) with
            {
                MessageZh = $"第 {rowsBefore + 1} 至 {last} 行整批拒收：{whole.MessageZh}",
                MessageEn = $"rows {rowsBefore + 1} to {last} were refused together: {whole.MessageEn}",
            };
        }

        foreach (var row in Client.Streaming.RefusedRow.From(verdicts, known))
        {
            yield return ToFileRow(rowsBefore + row.Row + 1, row);
        }
    }

    private static FileRow ToFileRow(long number, Client.Streaming.RefusedRow row) => new(
        number, row.Code, row.Field, row.Reason.ToString(), row.MessageZh, row.MessageEn, row.RemedyZh, row.RemedyEn);
}

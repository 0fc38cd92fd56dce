using System.Runtime.CompilerServices;
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
    /// <param name="client">The server.</param>
    /// <param name="stream">The stream that the file went into.</param>
    /// <param name="rowNumber">Number in the file of the i-th row of the stream, from 0.</param>
    /// <param name="eachRow">Whether a batch refused as a whole is an entry for each of its rows; else it is one.</param>
    /// <param name="ct">Stops reading.</param>
    public static async IAsyncEnumerable<FileRow> ReadAsync(
        TraceClient client,
        StreamName stream,
        Func<long, long> rowNumber,
        bool eachRow,
        [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var batch in client.ListVerdictsAsync(stream, ct))
        {
            var rows = Rows(
                (long)batch.RowsBefore, batch.Refused, batch.Verdicts, batch.BatchVerdict, batch.Reasons, rowNumber, eachRow);
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    /// <summary>The refusals of one batch.</summary>
    /// <param name="rowsBefore">Rows of the stream before the batch.</param>
    /// <param name="refused">Rows of the batch that were refused.</param>
    /// <param name="verdicts">Verdicts of single rows.</param>
    /// <param name="batchVerdict">Verdict of the whole batch, if it was refused whole.</param>
    /// <param name="texts">Texts of the reasons.</param>
    /// <param name="rowNumber">Number in the file of the i-th row of the stream, from 0.</param>
    /// <param name="eachRow">Whether a batch refused as a whole is an entry for each of its rows; else it is one.</param>
    public static IEnumerable<FileRow> Rows(
        long rowsBefore,
        uint refused,
        IEnumerable<RowVerdict> verdicts,
        RowVerdict? batchVerdict,
        IEnumerable<ReasonText> texts,
        Func<long, long> rowNumber,
        bool eachRow)
    {
        var known = texts.ToList();
        if (batchVerdict is not null)
        {
            var whole = Client.Streaming.RefusedRow.From([batchVerdict], known).Single();
            for (var row = rowsBefore; eachRow && row < rowsBefore + refused; row++)
            {
                yield return ToFileRow(rowNumber(row), whole);
            }

            if (eachRow)
            {
                yield break;
            }

            var first = rowNumber(rowsBefore);
            var last = rowNumber(Math.Max(rowsBefore, rowsBefore + refused - 1));
            yield return ToFileRow(first, whole) with
            {
                MessageZh = $"第 {first} 至 {last} 行整批拒收：{whole.MessageZh}",
                MessageEn = $"rows {first} to {last} were refused together: {whole.MessageEn}",
            };
        }

        foreach (var row in Client.Streaming.RefusedRow.From(verdicts, known))
        {
            yield return ToFileRow(rowNumber(rowsBefore + row.Row), row);
        }
    }

    private static FileRow ToFileRow(long number, Client.Streaming.RefusedRow row) => new(
        number, row.Code, row.Field, row.Reason.ToString(), row.MessageZh, row.MessageEn, row.RemedyZh, row.RemedyEn);
}

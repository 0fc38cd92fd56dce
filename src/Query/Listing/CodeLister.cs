using Microsoft.Extensions.Options;
using Npgsql;

namespace TraceEngine.Query.Listing;

/// <summary>
/// Reads lists page by page. Each fact is at least as new as the last ack: statements are not put under one snapshot.
/// </summary>
internal sealed class CodeLister(ListingDatabase database, ListTargetFinder finder, IOptions<QueryOptions> options)
{
    /// <summary>One page.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="wanted">Which codes.</param>
    /// <param name="pageSize">Rows of the page.</param>
    /// <param name="after">Where the page before ended; null = the first page.</param>
    /// <param name="withTotal">Whether all rows are counted as well.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public async Task<ListAnswer> ReadAsync(
        ListCaller caller, Wanted wanted, int pageSize, ListPosition? after, bool withTotal, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var target = await finder.FindAsync(connection, caller, wanted, ct);
        if (target.Source is null)
        {
            return target.Outcome == ListOutcome.NotFound ? Nothing(after) : new ListAnswer
            {
                Outcome = target.Outcome,
                Lots = target.Lots ?? [],
            };
        }

        // One row more than the page has, to know whether there is a next one: no token leads to nothing.
        var run = new ListRun(connection, caller, wanted.Level, pageSize + 1) { MustFind = after is not null };
        var rows = await TakeAsync(target.Source, run, after, ct);
        if (rows.Count == 0 && !target.IsKnown)
        {
            return Nothing(after);
        }

        var hasMore = rows.Count > pageSize;
        if (hasMore)
        {
            rows.RemoveAt(pageSize);
        }

        var answer = new ListAnswer
        {
            Outcome = ListOutcome.Listed,
            Rows = rows,
            Next = hasMore ? rows[^1].Position : run.CutAt,
        };
        return withTotal ? await CountAsync(answer, target.Source, connection, caller, wanted.Level, ct) : answer;
    }

    // Whoever holds a token has had a page, as far as we know: then this is the end. It is the same for what does not exist.
    private static ListAnswer Nothing(ListPosition? after) =>
        new() { Outcome = after is null ? ListOutcome.NotFound : ListOutcome.Listed };

    private static async Task<List<ListedCode>> TakeAsync(
        ICodeSource source, ListRun run, ListPosition? after, CancellationToken ct)
    {
        var rows = new List<ListedCode>();
        await foreach (var piece in source.ReadAsync(run, after, ct))
        {
            rows.AddRange(piece.Take(run.RowsWanted - rows.Count));
            run.RowsTaken = rows.Count;
            if (rows.Count == run.RowsWanted)
            {
                break;
            }
        }

        return rows;
    }

    private async Task<ListAnswer> CountAsync(
        ListAnswer answer,
        ICodeSource source,
        NpgsqlConnection connection,
        ListCaller caller,
        int level,
        CancellationToken ct)
    {
        var atMost = options.Value.Listing.TotalAtMost;
        var run = new ListRun(connection, caller, level, atMost);
        var total = 0L;
        await foreach (var piece in source.ReadAsync(run, null, ct))
        {
            total += piece.Count;
            if (total > atMost)
            {
                return answer with { Total = atMost, TotalIsAtLeast = true };
            }
        }

        return answer with { Total = total, TotalIsAtLeast = run.CutAt is not null };
    }
}

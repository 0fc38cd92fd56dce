using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>Counts one lot and finds its gaps.</summary>
internal sealed class LotReconciler(LotScan scan, IOptions<QueryOptions> options)
{
    private ReconcileOptions Limits => options.Value.Reconcile;

    /// <summary>A count of a lot that has not begun.</summary>
    public async Task<LotRun> PrepareAsync(
        NpgsqlConnection connection, LotFacts lot, ReconcileView view, int gapsPerKind, CancellationToken ct)
    {
        var rows = new List<(string Number, long EnterpriseId, string Reason, DateTime EventAt)>();
        await using (var command = ReconcileCommands.ReadLotRecalls(connection, lot.LotId))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                rows.Add((reader.GetString(0), reader.GetInt64(1), reader.GetString(2), reader.GetDateTime(3)));
            }
        }

        var names = new EnterpriseNames();
        var recalls = new List<LotRecall>();
        foreach (var row in rows)
        {
            recalls.Add(new LotRecall(
                row.Number, await names.OfAsync(connection, row.EnterpriseId, ct), row.Reason, row.EventAt));
        }

        return new LotRun(lot, view, recalls, gapsPerKind, Limits);
    }

    /// <summary>Whether any code of a lot is in scope.</summary>
    public async Task<bool> HasInScopeAsync(
        NpgsqlConnection connection, LotFacts lot, ReconcileView view, CancellationToken ct)
    {
        await using var transaction = await ReconcileDatabase.BeginSnapshotAsync(connection, ct);
        await foreach (var code in scan.ReadAsync(connection, lot.LotId, view, new TrailGraph(), ct))
        {
            return code.Node.Row is not null;
        }

        return false;
    }

    /// <summary>The gaps, as they are found; when they end, the run holds all numbers.</summary>
    /// <param name="connection">In the transaction whose snapshot is counted.</param>
    /// <param name="run">What to count.</param>
    /// <param name="ct">Stops counting.</param>
    public async IAsyncEnumerable<FoundGap> CountAsync(
        NpgsqlConnection connection, LotRun run, [EnumeratorCancellation] CancellationToken ct)
    {
        var names = new EnterpriseNames();
        await foreach (var code in scan.ReadAsync(connection, run.Lot.LotId, run.View, run.Graph, ct))
        {
            foreach (var finding in Count(run, code))
            {
                yield return await WithReporterAsync(connection, names, finding, ct);
            }
        }

        foreach (var finding in run.Documents.Find().Where(run.Gaps.Add))
        {
            yield return await WithReporterAsync(connection, names, finding, ct);
        }
    }

    /// <summary>Counts a code.</summary>
    /// <returns>Gaps that are new and to be sent.</returns>
    private List<Finding> Count(LotRun run, LotCode code)
    {
        var row = code.Node.Row!;
        var custody = CustodyPath.StateOf(run.Graph, code.Node.Key, code.Section.EnterpriseId, options.Value.DepthLimit);
        run.Numbers.Add(row, custody, code.Visits);
        var toSend = new List<Finding>();
        if (row.IsActivationWithdrawn)
        {
            return toSend;
        }

        if (run.View.IsActivator && row.Parent is { } parent && run.Graph.Find(parent) is { Row: null })
        {
            Add([new Finding(GapKind.ParentNotActivated, parent, null)]);
        }

        if (code.IsSmallest && code.Visits.Count > 0)
        {
            var isActivator = run.View.IsActivator;
            run.Documents.Add(code.Visits);
            var story = new CodeStory(
                isActivator ? code.Section.EventAt : null, isActivator ? run.View.CreditCode : null, code.Visits);
            Add([.. CodeGaps.Find(story, run.View)]);
        }

        return toSend;

        void Add(List<Finding> findings)
        {
            foreach (var kind in findings.Select(finding => finding.Kind).Distinct())
            {
                run.Gaps.AddCode(kind);
            }

            toSend.AddRange(findings.Where(run.Gaps.Add));
        }
    }

    private static async ValueTask<FoundGap> WithReporterAsync(
        NpgsqlConnection connection, EnterpriseNames names, Finding finding, CancellationToken ct) =>
        new(finding, finding.Document is { } document
            ? await names.OfAsync(connection, document.EnterpriseId, ct)
            : string.Empty);
}

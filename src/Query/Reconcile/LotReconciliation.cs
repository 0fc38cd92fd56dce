using Microsoft.Extensions.Options;
using Npgsql;

namespace TraceEngine.Query.Reconcile;

/// <summary>Answers the question for a lot: finds which one is meant, then counts it over one snapshot.</summary>
internal sealed class LotReconciliation(
    ReconcileDatabase database, LotFinder finder, LotReconciler reconciler, IOptions<QueryOptions> options, TimeProvider clock)
    : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.Value.Reconcile.RunsAtMost);

    /// <summary>Counts the lot that is meant.</summary>
    /// <param name="question">Which lot, and who asks.</param>
    /// <param name="gapsPerKind">Most gaps of each kind to send; 0 = as many as may be sent.</param>
    /// <param name="begin">Called once, before the first gap: the lot is in scope.</param>
    /// <param name="send">Called for each gap.</param>
    /// <param name="ct">Stops counting.</param>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public async Task<LotAnswer> RunAsync(
        LotQuestion question, int gapsPerKind, Func<LotRun, Task> begin, Func<FoundGap, Task> send, CancellationToken ct)
    {
        if (!await _slots.WaitAsync(TimeSpan.Zero, ct))
        {
            return LotAnswer.Of(LotOutcome.Busy);
        }

        try
        {
            await using var connection = await database.OpenAsync(ct);
            var activated = await finder.FindActivatedAsync(connection, question, ct);
            var view = new ReconcileView(question.CallerId, question.CallerCreditCode, activated.Count > 0);
            if (activated.Count == 0 && !question.HasProduct)
            {
                return LotAnswer.Of(LotOutcome.ProductNeeded);
            }

            var lots = view.IsActivator ? activated : await FindReachedAsync(connection, question, view, ct);
            return lots.Count switch
            {
                0 => LotAnswer.Of(LotOutcome.NotFound),
                1 => await CountAsync(connection, lots[0], view, gapsPerKind, begin, send, ct),
                _ => LotAnswer.Of(LotOutcome.Several, lots),
            };
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();

    /// <summary>
    /// Lots that the caller's documents reached. A single candidate is not looked at twice: the count itself tells.
    /// </summary>
    private async Task<List<LotFacts>> FindReachedAsync(
        NpgsqlConnection connection, LotQuestion question, ReconcileView view, CancellationToken ct)
    {
        var candidates = await finder.FindAnyAsync(connection, question, ct);
        if (candidates.Count <= 1)
        {
            return candidates;
        }

        var reached = new List<LotFacts>();
        foreach (var lot in candidates)
        {
            if (await reconciler.HasInScopeAsync(connection, lot, view, ct))
            {
                reached.Add(lot);
            }
        }

        return reached;
    }

    private async Task<LotAnswer> CountAsync(
        NpgsqlConnection connection,
        LotFacts lot,
        ReconcileView view,
        int gapsPerKind,
        Func<LotRun, Task> begin,
        Func<FoundGap, Task> send,
        CancellationToken ct)
    {
        await using var transaction = await ReconcileDatabase.BeginSnapshotAsync(connection, ct);
        var run = await reconciler.PrepareAsync(connection, lot, view, gapsPerKind, ct);
        var asOf = clock.GetUtcNow();
        var hasBegun = view.IsActivator;
        if (hasBegun)
        {
            await begin(run);
        }

        await foreach (var gap in reconciler.CountAsync(connection, run, ct))
        {
            if (!hasBegun)
            {
                hasBegun = true;
                await begin(run);
            }

            await send(gap);
        }

        if (!hasBegun && !run.Numbers.IsEmpty)
        {
            await begin(run);
        }

        return run.Numbers.IsEmpty && !view.IsActivator
            ? LotAnswer.Of(LotOutcome.NotFound)
            : new LotAnswer(LotOutcome.Counted, run, asOf, []);
    }
}

using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Tests.Reconcile;

/// <summary>The whole answer to one reconciliation.</summary>
internal sealed record LotReading(ReconciledLot Lot, IReadOnlyList<Gap> Gaps, ReconcileSummary Summary)
{
    /// <summary>Asks as an enterprise; the producer by default.</summary>
    public static async Task<LotReading> ReadAsync(
        QueryHost host,
        long enterpriseId = SampleData.Producer,
        string? productCode = null,
        string lotNumber = LotStage.Number,
        uint maxGaps = 0)
    {
        var request = new ReconcileLotRequest { LotNumber = lotNumber, MaxGapsPerKind = maxGaps };
        if (productCode is not null)
        {
            request.Product = new ProductReference { ProductCode = productCode };
        }

        using var call = host.Reconcile.ReconcileLot(
            request, QueryHost.As(enterpriseId), cancellationToken: TestContext.Current.CancellationToken);
        var answers = new List<ReconcileLotResponse>();
        await foreach (var answer in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            answers.Add(answer);
        }

        Assert.NotNull(answers[0].Lot);
        Assert.NotNull(answers[^1].Summary);
        return new LotReading(answers[0].Lot, [.. answers[1..^1].Select(answer => answer.Gap)], answers[^1].Summary);
    }

    public LotLevelCounts Level(uint level) => Summary.Levels.Single(counts => counts.Level == level);

    /// <summary>Kinds with codes and gaps.</summary>
    public IEnumerable<(GapKind Kind, ulong Codes, ulong Gaps)> Totals =>
        Summary.Gaps.Select(total => (total.Kind, total.Codes, total.Gaps));
}

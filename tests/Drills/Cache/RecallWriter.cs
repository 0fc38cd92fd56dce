using System.Globalization;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Drills.Cache;

/// <summary>
/// A lot that is recalled as a whole, and the recall withdrawn: the version is what its code's chain has of both.
/// </summary>
internal sealed class RecallWriter(CacheHouse house, CacheClients clients, int number) : SubjectWriter(house, clients, number)
{
    protected override async Task<(Subject Subject, Func<Subject, Task> Step)> MakeAsync(int serial, CancellationToken ct)
    {
        var (unit, recall) = (Unit(serial), "");
        var lot = string.Create(CultureInfo.InvariantCulture, $"L-{serial}");
        await ActivateAsync(lot, [(unit, 1, null)], ct);
        return (
            new Subject(unit, (chain, _) => chain.Nodes.Count(node => node.Kind == FlowKind.Recall)
                + chain.Nodes.Count(node => node.Withdrawn)),
            StepAsync);

        Task StepAsync(Subject subject)
        {
            if (subject.Next() % 2 == 0)
            {
                var withdrawn = new WithdrawDocument { Kind = FlowKind.Recall, DocumentNumber = recall };
                return CorrectAsync(new Correction { Document = withdrawn }, ct);
            }

            recall = NextNumber("R");
            var header = new FlowHeader
            {
                Kind = FlowKind.Recall,
                BillType = "211",
                DocumentNumber = recall,
                EventAt = At,
                ChangeReason = "质量问题",
                Shipper = new Party { CreditCode = House.Maker, Name = "演练药业" },
            };
            return ReportAsync(new FlowSection { Header = header, Lots = { LotWriter.ReferenceTo(lot) } }, ct);
        }
    }
}

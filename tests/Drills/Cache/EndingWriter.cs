using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Drills.Cache;

/// <summary>
/// A box that is voided, which ends what is in it, and brought back by withdrawing that: the version of a unit inside is what its
/// chain has of both, and its state must go with it.
/// </summary>
internal sealed class EndingWriter(CacheHouse house, CacheClients clients, int number) : SubjectWriter(house, clients, number)
{
    protected override async Task<(Subject Subject, Func<Subject, Task> Step)> MakeAsync(int serial, CancellationToken ct)
    {
        var (unit, box, ending) = (Unit(serial), Box(serial), "");
        await ActivateAsync("L-ENDING", [(box, 2, null), (unit, 1, box)], ct);
        return (new Subject(unit, VersionOf), StepAsync);

        Task StepAsync(Subject subject)
        {
            if (subject.Next() % 2 == 0)
            {
                var withdrawn = new WithdrawDocument { Kind = FlowKind.Void, DocumentNumber = ending };
                return CorrectAsync(new Correction { Document = withdrawn }, ct);
            }

            ending = NextNumber("V");
            var header = new FlowHeader
            {
                Kind = FlowKind.Void,
                DocumentNumber = ending,
                EventAt = At,
                ChangeReason = "包装破损",
                Details = new FlowDetails { Executor = "张三", Supervisor = "李四" },
            };
            var codes = new CodeColumn { Text = new TextCodes { Values = { box } } };
            return ReportAsync(new FlowSection { Header = header, Codes = codes }, ct);
        }
    }

    private static int VersionOf(Chain chain, int newest)
    {
        var reported = chain.Nodes.Count(node => node.Kind == FlowKind.Void) + chain.Nodes.Count(node => node.Withdrawn);
        var isEnded = chain.State == CodeState.Terminated;

        // The newest version that goes with the state.
        var byState = newest % 2 == 1 == isEnded ? newest : newest - 1;
        return Math.Min(reported, byState);
    }
}

using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Drills.Cache;

/// <summary>
/// A box that is shipped, and the shipment withdrawn, again and again: the version is what the chain of a unit inside it has of
/// both.
/// </summary>
internal sealed class ShippingWriter(CacheHouse house, CacheClients clients, int number) : SubjectWriter(house, clients, number)
{
    protected override async Task<(Subject Subject, Func<Subject, Task> Step)> MakeAsync(int serial, CancellationToken ct)
    {
        var (unit, box, shipment) = (Unit(serial), Box(serial), "");
        await ActivateAsync("L-SHIPPING", [(box, 2, null), (unit, 1, box)], ct);
        return (
            new Subject(unit, (chain, _) => chain.Nodes.Count(node => node.Kind == FlowKind.Shipping)
                + chain.Nodes.Count(node => node.Withdrawn)),
            StepAsync);

        Task StepAsync(Subject subject)
        {
            if (subject.Next() % 2 == 0)
            {
                var withdrawn = new WithdrawDocument { Kind = FlowKind.Shipping, DocumentNumber = shipment };
                return CorrectAsync(new Correction { Document = withdrawn }, ct);
            }

            shipment = NextNumber("S");
            var header = new FlowHeader
            {
                Kind = FlowKind.Shipping,
                BillType = "201",
                DocumentNumber = shipment,
                EventAt = At,
                Shipper = new Party { CreditCode = House.Maker, Name = "演练药业" },
                Receiver = new Party { CreditCode = House.Dealer, Name = "演练商业" },
            };
            var codes = new CodeColumn { Text = new TextCodes { Values = { box } } };
            return ReportAsync(new FlowSection { Header = header, Codes = codes }, ct);
        }
    }
}

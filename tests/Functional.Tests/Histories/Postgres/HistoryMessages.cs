using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Flows;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Histories.Postgres;

/// <summary>The steps of one history as messages.</summary>
internal sealed class HistoryMessages(HistoryServer shared, int history)
{
    /// <summary>A number or name of this history on the shared server.</summary>
    public string NameOf(string number) => $"H{history}-{number}";

    /// <summary>The lot of its activations.</summary>
    public string Lot => NameOf("L");

    public string TextOf(int code) => HistoryServer.TextOf(history, code);

    public ActivationSection Of(ActivateStep step)
    {
        var section = TestData.Rows(
        [
            .. step.Rows.Select(row => (
                TextOf(row.Code), (byte)World.LevelOf(row.Code), row.Parent is { } parent ? TextOf(parent) : null)),
        ]);
        section.Header.Product.ProductCode = HistoryServer.ProductOf(step.By);
        section.Header.LotNumber = Lot;
        section.Header.ActivatedAt = TimeOf(step);
        return section;
    }

    public IEnumerable<PackagingSection> Of(PackagingStep step)
    {
        foreach (var rows in step.Sections)
        {
            var section = Of(rows);
            section.EventAt = TimeOf(step);
            yield return section;
        }
    }

    public FlowSection Of(FlowStep step)
    {
        var section = FlowData.Plain(step.Kind, step.Bill, NameOf(step.Number), [.. step.Codes.Select(TextOf)]);
        section.Header.Shipper = PartyOf(step.From);
        section.Header.Receiver = PartyOf(step.To);
        section.Header.Circulator = step.Kind == FlowKind.Circulation ? PartyOf(step.By) : null;
        section.Header.ChangeReason = "换箱";
        section.Header.Details = new FlowDetails { Executor = "张三", Supervisor = "李四" };
        section.Header.Complete = step.Complete;
        section.Header.EventAt = TimeOf(step);
        return section;
    }

    public FlowSection Of(WithdrawStep step)
    {
        var section = FlowData.Correcting(NameOf(step.Number), step.Kind is { } kind
            ? FlowData.Withdraw(kind, NameOf(step.Target))
            : new Correction { Activation = new WithdrawActivation { Name = NameOf(step.Target), Document = true } });
        section.Header.Complete = true;
        return section;
    }

    private static Timestamp TimeOf(HistoryStep step) => Timestamp.FromDateTimeOffset(HistoryTimes.Of(step.Number));

    private PackagingSection Of(MoveSection section) => section.Kind switch
    {
        MoveKind.Empty => PackingData.Empty([.. section.Rows.Select(row => TextOf(row.Parent!.Value))]),
        MoveKind.Pack => Section(PackagingAction.Pack, section),
        MoveKind.Unpack => Section(PackagingAction.Unpack, section),
        MoveKind.Repack => Section(PackagingAction.Repack, section),
        _ => Section(PackagingAction.Replace, section),
    };

    private PackagingSection Section(PackagingAction action, MoveSection rows)
    {
        var section = PackingData.Section(
            action, [.. rows.Rows.Select(row => (TextOf(row.Child!.Value), row.Parent is { } parent ? TextOf(parent) : null))]);
        section.ChangeReason = action == PackagingAction.Replace ? "标签破损" : "";
        return section;
    }

    private Party? PartyOf(int? enterprise) => enterprise is { } one ? shared.Participants[one].Party : null;
}

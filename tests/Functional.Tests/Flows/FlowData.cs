using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>Documents as enterprises would send them.</summary>
internal static class FlowData
{
    public static Timestamp At { get; } = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 1, 20, 8, 0, 0, TimeSpan.Zero));

    /// <summary>The producer ships.</summary>
    public static FlowSection Shipping(string number, FlowParticipant from, FlowParticipant to, params string[] codes) =>
        Moving(FlowKind.Shipping, "201", number, from, to, codes);

    /// <summary>The receiver confirms.</summary>
    public static FlowSection Receiving(string number, FlowParticipant from, FlowParticipant to, params string[] codes) =>
        Moving(FlowKind.Receiving, "102", number, from, to, codes);

    /// <summary>A distributor's inbound or outbound.</summary>
    public static FlowSection Circulation(
        string billType, string number, FlowParticipant from, FlowParticipant to, params string[] codes)
    {
        var section = Moving(FlowKind.Circulation, billType, number, from, to, codes);
        section.Header.Circulator = (billType[0] == '1' ? to : from).Party;
        return section;
    }

    /// <summary>A document with shipper and receiver.</summary>
    public static FlowSection Moving(
        FlowKind kind, string billType, string number, FlowParticipant from, FlowParticipant to, params string[] codes)
    {
        var section = Plain(kind, billType, number, codes);
        section.Header.Shipper = from.Party;
        section.Header.Receiver = to.Party;
        return section;
    }

    /// <summary>A document without parties.</summary>
    public static FlowSection Plain(FlowKind kind, string billType, string number, params string[] codes)
    {
        var section = new FlowSection
        {
            Header = new FlowHeader { Kind = kind, BillType = billType, DocumentNumber = number, EventAt = At },
        };
        if (codes.Length > 0)
        {
            section.Codes = new CodeColumn { Text = new TextCodes { Values = { codes } } };
        }

        return section;
    }

    /// <summary>What ends codes.</summary>
    public static FlowSection Ending(FlowKind kind, string number, params string[] codes)
    {
        var section = Plain(kind, "", number, codes);
        section.Header.ChangeReason = "包装破损";
        section.Header.Details = new FlowDetails { Executor = "张三", Supervisor = "李四" };
        return section;
    }

    /// <summary>A correction document.</summary>
    public static FlowSection Correcting(string number, params Correction[] corrections)
    {
        var section = Plain(FlowKind.Correction, "", number);
        section.Header.ChangeReason = "录入错误";
        section.Corrections.AddRange(corrections);
        return section;
    }

    /// <summary>Withdraws a document.</summary>
    public static Correction Withdraw(FlowKind kind, string number) =>
        new() { Document = new WithdrawDocument { Kind = kind, DocumentNumber = number } };
}

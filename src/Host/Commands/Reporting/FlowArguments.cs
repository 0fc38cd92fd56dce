using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary>A flow document as it was typed. The caller's own side is filled in from its profile.</summary>
internal sealed record FlowArguments
{
    public required FlowKind Kind { get; init; }

    public required string Number { get; init; }

    public required Timestamp EventAt { get; init; }

    public string BillType { get; init; } = "";

    public string ShippingNote { get; init; } = "";

    /// <summary>The receiver, as <c>CREDITCODE</c> or <c>CREDITCODE:NAME</c>.</summary>
    public string? To { get; init; }

    /// <summary>The shipper, likewise.</summary>
    public string? From { get; init; }

    /// <summary>The carrier, likewise.</summary>
    public string? Carrier { get; init; }

    public string Reason { get; init; } = "";

    public string Executor { get; init; } = "";

    public string Supervisor { get; init; } = "";

    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Each as <c>CODE=REASON</c>.</summary>
    public IReadOnlyList<string> Rejected { get; init; } = [];

    /// <summary>Each as <c>PRODUCT/LOT</c>.</summary>
    public IReadOnlyList<string> Lots { get; init; } = [];

    /// <summary>Each as <c>IDENTIFIER/LOT/QUANTITY</c>.</summary>
    public IReadOnlyList<string> Quantities { get; init; } = [];

    /// <exception cref="CommandException">An argument is not in its form.</exception>
    public FlowSection ToSection(Profile own)
    {
        var section = new FlowSection
        {
            Header = Header(own),
            Rejected = { Rejected.Select(ReadRejected) },
            Lots = { Lots.Select(ReadLot) },
            Quantities = { Quantities.Select(ReadQuantity) },
        };
        if (Codes.Count > 0)
        {
            section.Codes = PackagingReport.Column(Codes);
        }

        return section;
    }

    private FlowHeader Header(Profile own)
    {
        var self = new Party { CreditCode = own.CreditCode, Name = own.Name };
        var header = new FlowHeader
        {
            Kind = Kind,
            DocumentNumber = Number,
            BillType = BillType,
            ShippingNote = ShippingNote,
            EventAt = EventAt,
            Complete = true,
            ChangeReason = Reason,
            Shipper = ReadParty("--from", From),
            Receiver = ReadParty("--to", To),
            Carrier = ReadParty("--carrier", Carrier),
            Details = new FlowDetails { Executor = Executor, Supervisor = Supervisor },
        };
        if (Kind == FlowKind.Circulation)
        {
            header.Circulator = self;
        }

        // Who names both sides knows better: the server refuses what is not the caller's to report.
        switch (OwnSide(Kind, BillType))
        {
            case OwnSideOfDocument.Shipper:
                header.Shipper ??= self;
                break;
            case OwnSideOfDocument.Receiver:
                header.Receiver ??= self;
                break;
        }

        return header;
    }

    private static OwnSideOfDocument OwnSide(FlowKind kind, string billType) => kind switch
    {
        FlowKind.Shipping or FlowKind.Delivery => OwnSideOfDocument.Shipper,
        FlowKind.Receiving => OwnSideOfDocument.Receiver,
        FlowKind.Circulation or FlowKind.Return or FlowKind.Recall => billType is ['1', ..]
            ? OwnSideOfDocument.Receiver
            : OwnSideOfDocument.Shipper,
        _ => OwnSideOfDocument.None,
    };

    private static Party? ReadParty(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        return parts[0].Length > 0
            ? new Party { CreditCode = parts[0], Name = parts.ElementAtOrDefault(1) ?? "" }
            : throw CommandException.Usage(
                $"{option} 应为 统一社会信用代码[:名称]：{text} / {option} is CREDITCODE[:NAME]: {text}");
    }

    private static RejectedCode ReadRejected(string text) =>
        text.LastIndexOf('=') is > 0 and var at
            ? new RejectedCode { Code = text[..at], Reason = text[(at + 1)..] }
            : throw CommandException.Usage($"--reject 应为 码=原因：{text} / --reject is CODE=REASON: {text}");

    private static LotReference ReadLot(string text) =>
        text.Split('/') is [{ Length: > 0 } product, { Length: > 0 } lot]
            ? new LotReference { Product = new ProductReference { ProductCode = product }, LotNumber = lot }
            : throw CommandException.Usage($"--lot 应为 产品编码/批号：{text} / --lot is PRODUCT/LOT: {text}");

    private static QuantityItem ReadQuantity(string text) =>
        text.Split('/') is [{ Length: > 0 } identifier, { Length: > 0 } lot, { Length: > 0 } quantity]
            ? new QuantityItem { Identifier = identifier, LotNumber = lot, Quantity = quantity }
            : throw CommandException.Usage(
                $"--quantity 应为 标识/批号/数量：{text} / --quantity is IDENTIFIER/LOT/QUANTITY: {text}");
}

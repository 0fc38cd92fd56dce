using TraceEngine.Contracts.Flows;

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>A flow document as one of its parts declares it, checked.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Number">Its number.</param>
/// <param name="HeaderDigest">What all parts must have in common.</param>
/// <param name="Rule">Its line of the table: who reports it and what it does.</param>
internal sealed record FlowDocument(byte[] Id, string Number, byte[] HeaderDigest, FlowRule Rule)
{
    /// <summary>Its kind.</summary>
    public DocumentKind Kind => Rule.Kind;

    /// <summary>Bill type, or empty.</summary>
    public string BillType { get; init; } = "";

    /// <summary>Shipping note number.</summary>
    public string ShippingNote { get; init; } = "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset EventAt { get; init; }

    /// <summary>Credit code of who ships, or empty.</summary>
    public string Shipper { get; init; } = "";

    /// <summary>Credit code of who receives, or empty.</summary>
    public string Receiver { get; init; } = "";

    /// <summary>Credit code of who carries, or empty.</summary>
    public string Carrier { get; init; } = "";

    /// <summary>Credit code of who circulates, or empty.</summary>
    public string Circulator { get; init; } = "";

    /// <summary>Why.</summary>
    public string ChangeReason { get; init; } = "";

    /// <summary>The header as declared, as JSON of the message.</summary>
    public string Attributes { get; init; } = "{}";
}

using System.Collections.Frozen;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>
/// 发货 (shipping), 收货 (receiving), 配送 (delivery), 流通 (circulation), and of 追溯码信息 (trace codes) what ends codes: rows are parts
/// of flow documents.
/// </summary>
public sealed class FlowUpload
{
    private static readonly FrozenDictionary<UploadKind, MessageFields> Headers =
        MessageFields.Of("flow.", FlowHeader.Descriptor);

    private static readonly FrozenDictionary<UploadKind, FlowUpload> ByKind = new Dictionary<UploadKind, FlowUpload>
    {
        [UploadKind.Shipping] = new(FlowKind.Shipping, UploadTargets.ShippedAt),
        [UploadKind.Receiving] = new(FlowKind.Receiving, UploadTargets.ReceivedAt),
        [UploadKind.Delivery] = new(FlowKind.Delivery, UploadTargets.DeliveredAt),
        [UploadKind.Circulation] = new(FlowKind.Circulation, UploadTargets.CirculatedAt),
    }.ToFrozenDictionary();

    internal FlowUpload(FlowKind kind, string eventAt)
    {
        Kind = kind;
        EventAt = eventAt;
    }

    /// <summary>The kind of the documents.</summary>
    public FlowKind Kind { get; }

    /// <summary>The target of the time at which the document happened.</summary>
    public string EventAt { get; }

    /// <summary>The rules of a kind of upload; null when its rows are no parts of flow documents, or not all of them.</summary>
    public static FlowUpload? Of(UploadKind kind) => ByKind.GetValueOrDefault(kind);

    /// <summary>
    /// The document that a row belongs to; what it says of the goods is filled in from all its rows by <see cref="GoodsFields"/>.
    /// </summary>
    public FlowHeader Header(SourceRow row)
    {
        var header = new FlowHeader { Kind = Kind, Details = new FlowDetails() };
        Headers[row.Kind].Fill(header, row);
        header.DocumentNumber = row.First(UploadTargets.DocumentNumber, UploadTargets.ShippingNote);
        header.EventAt = UploadTime.ToTimestamp(row[EventAt]);
        header.Shipper = Named(header.Shipper);
        header.Receiver = Named(header.Receiver);
        header.Carrier = Named(header.Carrier);
        header.Circulator = Named(header.Circulator);

        // The uploads have no field of its own for why goods went back, so the nearest that is filled counts.
        if (header.ChangeReason.Length == 0 && header.BillType is "103" or "116" or "202" or "237")
        {
            header.ChangeReason = row.First(UploadTargets.CheckReason, UploadTargets.Memo);
        }

        return header;
    }

    // A time or a state alone names nobody.
    private static Party? Named(Party? party) => party is { CreditCode: "", Name: "" } ? null : party;
}

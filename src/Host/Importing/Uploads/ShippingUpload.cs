using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>发货 (shpInfo).</summary>
internal sealed class ShippingUpload : IFlowUpload
{
    public FlowHeader Header(SourceRow row) => new()
    {
        Kind = FlowKind.Shipping,
        DocumentNumber = row.First("docNo", "shpSinNo"),
        ShippingNote = row["shpSinNo"],
        BillType = row["shpType"],
        EventAt = UploadTime.ToTimestamp(row["shpTime"]),
        Shipper = PartyFields.Shipper(row),
        Receiver = PartyFields.Receiver(row),
        Carrier = PartyFields.Carrier(row),
        ChangeReason = ChangeReasonField.Of(row, row["shpType"]),
        Details = new FlowDetails
        {
            AccompanyingNote = row["dyntNo"],
            OrderNumber = row["ordNo"],
            Executor = row["exctPsn"],
            Supervisor = row["spvPsn"],
            Memo = row["memo"],
        },
    };

    public ImportedRow Row(SourceRow row) => FlowRow.From(row);
}

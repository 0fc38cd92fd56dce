using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>收货 (shppInfo): what came, and what was refused.</summary>
internal sealed class ReceivingUpload : IFlowUpload
{
    public FlowHeader Header(SourceRow row) => new()
    {
        Kind = FlowKind.Receiving,
        DocumentNumber = row.First("docNo", "shpSinNo"),
        ShippingNote = row["shpSinNo"],
        BillType = row["shpType"],
        EventAt = UploadTime.ToTimestamp(row["shppTime"]),
        Shipper = PartyFields.Shipper(row),
        Receiver = PartyFields.Receiver(row),
        Carrier = PartyFields.Carrier(row),
        ChangeReason = ChangeReasonField.Of(row, row["shpType"]),
        Details = new FlowDetails
        {
            AccompanyingNote = row["dyntNo"],
            OrderNumber = row["ordNo"],
            CheckResult = row["chkRslt"],
            CheckReason = row["chkRea"],
            Executor = row["exctPsn"],
            Supervisor = row["spvPsn"],
            Memo = row["memo"],
        },
    };

    public ImportedRow Row(SourceRow row) => FlowRow.FromReceipt(row);
}

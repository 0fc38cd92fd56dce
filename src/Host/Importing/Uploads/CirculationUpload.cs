using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>流通 (circInfo), inbound and outbound.</summary>
internal sealed class CirculationUpload : IFlowUpload
{
    public FlowHeader Header(SourceRow row) => new()
    {
        Kind = FlowKind.Circulation,
        DocumentNumber = row.First("docNo", "shpSinNo"),
        ShippingNote = row["shpSinNo"],
        BillType = row["invType"],
        EventAt = UploadTime.ToTimestamp(row["circTime"]),
        Shipper = PartyFields.Shipper(row),
        Receiver = PartyFields.Receiver(row),
        Carrier = PartyFields.Carrier(row),
        Circulator = PartyFields.Circulator(row),
        ChangeReason = ChangeReasonField.Of(row, row["invType"]),
        Details = new FlowDetails
        {
            CheckReason = row["chkRea"],
            Executor = row["exctPsn"],
            Supervisor = row["spvPsn"],
            Memo = row["memo"],
        },
    };

    public ImportedRow Row(SourceRow row) => FlowRow.FromReceipt(row);
}

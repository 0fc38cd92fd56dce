using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>配送 (delvInfo).</summary>
internal sealed class DeliveryUpload : IFlowUpload
{
    public FlowHeader Header(SourceRow row) => new()
    {
        Kind = FlowKind.Delivery,
        DocumentNumber = row.First("docNo", "shpSinNo"),
        ShippingNote = row["shpSinNo"],
        BillType = row["shpType"],
        EventAt = UploadTime.ToTimestamp(row["delvTime"]),
        Shipper = PartyFields.Shipper(row),
        Receiver = PartyFields.Receiver(row),
        Carrier = PartyFields.Carrier(row),
        Details = new FlowDetails
        {
            ArrivedAt = UploadTime.ToTimestamp(row["arvlTime"]),
            DeliveryState = row["delvStas"],
            Vehicle = row["carNo"],
            Driver = row["drvrName"],
            TemperatureMin = row["tpMin"],
            TemperatureMax = row["tpMax"],
            Memo = row["memo"],
        },
    };

    public ImportedRow Row(SourceRow row) => FlowRow.From(row);
}

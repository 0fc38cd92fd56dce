namespace TraceEngine.Contracts.Uploads;

/// <summary>
/// The targets that rules name; the tables hold all of them. Those of messages begin with a root: product, level, activation,
/// flow, and goods for what a document or a lot says of its goods.
/// </summary>
public static class UploadTargets
{
    public const string DocumentNumber = "document_number";

    public const string ProductNhsaCode = "product.nhsa_code";
    public const string ProductBarcode = "product.barcode";
    public const string DeviceIdentifier = "product.consumable.device_identifier";
    public const string DrugPackRatio = "product.drug.pack_ratio";
    public const string EffectiveFlag = "product.effective_flag";

    public const string LevelNumber = "level.level";
    public const string LevelPrefix = "level.prefix";

    public const string Action = "action";
    public const string ActivatedAt = "activation.activated_at";
    public const string PackRatio = "activation.pack_ratio";
    public const string Line = "activation.line";
    public const string Workshop = "activation.workshop";
    public const string LineManager = "activation.line_manager";

    public const string GoodsNhsaCode = "goods.nhsa_code";
    public const string GoodsBarcode = "goods.barcode";
    public const string GoodsLotNumber = "goods.lot_number";
    public const string GoodsMadeOn = "goods.made_on";
    public const string GoodsExpiresOn = "goods.expires_on";
    public const string GoodsProducerName = "goods.producer_name";
    public const string GoodsDeclaredTotal = "goods.declared_total";

    public const string ShippingNote = "flow.shipping_note";
    public const string BillType = "flow.bill_type";
    public const string ChangeReason = "flow.change_reason";
    public const string CheckReason = "flow.details.check_reason";
    public const string Executor = "flow.details.executor";
    public const string Supervisor = "flow.details.supervisor";
    public const string Memo = "flow.details.memo";

    public const string ShipperCreditCode = "flow.shipper.credit_code";
    public const string ShipperName = "flow.shipper.name";
    public const string ShipperHandler = "flow.shipper.handler";
    public const string ShippedAt = "flow.shipper.event_at";
    public const string ReceiverCreditCode = "flow.receiver.credit_code";
    public const string ReceiverName = "flow.receiver.name";
    public const string ReceiverHandler = "flow.receiver.handler";
    public const string ReceivedAt = "flow.receiver.event_at";
    public const string CarrierCreditCode = "flow.carrier.credit_code";
    public const string DeliveredAt = "flow.carrier.event_at";
    public const string CirculatorCreditCode = "flow.circulator.credit_code";
    public const string CirculatorName = "flow.circulator.name";
    public const string CirculatedAt = "flow.circulator.event_at";

    public const string Code = "code";
    public const string CodeLevel = "code.level";
    public const string CodeParent = "code.parent";
    public const string CodePackMode = "code.pack_mode";
    public const string CodeReplaced = "code.replaced";
    public const string CodeQuantity = "code.quantity";
    public const string CodeLotNumber = "code.lot_number";
    public const string CodeMadeOn = "code.made_on";
    public const string CodeExpiresOn = "code.expires_on";

    public const string RejectedCode = "rejected.code";
    public const string RejectedReason = "rejected.reason";
}

namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>The fields of uploads that people know for the fields that the server names.</summary>
public static class ServerFields
{
    // Of several the first that the upload has.
    private static readonly Dictionary<string, string[]> Targets = new()
    {
        ["code"] = [UploadTargets.Code],
        ["level"] = [UploadTargets.CodeLevel],
        ["parent"] = [UploadTargets.CodeParent],
        ["pack_mode"] = [UploadTargets.CodePackMode],
        ["lot_number"] = [UploadTargets.GoodsLotNumber],
        ["made_on"] = [UploadTargets.GoodsMadeOn],
        ["expires_on"] = [UploadTargets.GoodsExpiresOn],
        ["activated_at"] = [UploadTargets.ActivatedAt],
        ["product"] =
        [
            UploadTargets.GoodsBarcode, UploadTargets.ProductBarcode, UploadTargets.GoodsNhsaCode, UploadTargets.ProductNhsaCode,
        ],
        ["pack_ratio"] = [UploadTargets.PackRatio, UploadTargets.DrugPackRatio],
        ["line"] = [UploadTargets.Line],
        ["workshop"] = [UploadTargets.Workshop],
        ["line_manager"] = [UploadTargets.LineManager],
        ["action"] = [UploadTargets.Action],
        ["change_reason"] = [UploadTargets.ChangeReason],
        ["document_number"] = [UploadTargets.DocumentNumber],
        ["bill_type"] = [UploadTargets.BillType],
        ["shipper"] = [UploadTargets.ShipperCreditCode],
        ["receiver"] = [UploadTargets.ReceiverCreditCode],
        ["carrier"] = [UploadTargets.CarrierCreditCode],
        ["circulator"] = [UploadTargets.CirculatorCreditCode],
        ["quantity"] = [UploadTargets.CodeQuantity],
        ["identifier"] = [UploadTargets.Code],
        ["rejected"] = [UploadTargets.RejectedCode, UploadTargets.Code],
        ["executor"] = [UploadTargets.Executor],
        ["supervisor"] = [UploadTargets.Supervisor],
        ["shipping_note"] = [UploadTargets.ShippingNote],
        ["nhsa_code"] = [UploadTargets.GoodsNhsaCode, UploadTargets.ProductNhsaCode],
        ["barcode"] = [UploadTargets.GoodsBarcode, UploadTargets.ProductBarcode],
        ["package_levels"] = [UploadTargets.LevelNumber],
        ["effective_flag"] = [UploadTargets.EffectiveFlag],
    };

    /// <summary>The column and its Chinese name; the field as it is where no column stands for it.</summary>
    public static (string Column, string NameZh) Find(UploadKind kind, string field) =>
        FieldOf(kind, field) is { } found ? (found.ColumnName, found.NameZh) : (field, "");

    private static UploadField? FieldOf(UploadKind kind, string field)
    {
        // Documents hold times of several parties; one of them is when it happened.
        if (field == "event_at")
        {
            return UploadFields.ByTarget(kind, FlowUpload.Of(kind)?.EventAt ?? UploadTargets.ActivatedAt);
        }

        if (!Targets.TryGetValue(field, out var targets))
        {
            return UploadFields.IndexOf(kind, field) < 0 ? null : UploadFields.Get(kind, field);
        }

        var target = Array.Find(targets, one => UploadFields.IndexOfTarget(kind, one) >= 0);
        return target is null ? null : UploadFields.ByTarget(kind, target);
    }
}

using System.Collections.Frozen;

namespace TraceEngine.Contracts.Verdicts;

/// <summary>The names of fields on the wire: as they stand in the request's proto.</summary>
public static class VerdictFields
{
    private static readonly FrozenDictionary<VerdictField, string> WireNames = new Dictionary<VerdictField, string>
    {
        [VerdictField.Header] = "header",
        [VerdictField.Code] = "code",
        [VerdictField.Level] = "level",
        [VerdictField.Parent] = "parent",
        [VerdictField.PackMode] = "pack_mode",
        [VerdictField.Product] = "product",
        [VerdictField.LotNumber] = "lot_number",
        [VerdictField.MadeOn] = "made_on",
        [VerdictField.ExpiresOn] = "expires_on",
        [VerdictField.ActivatedAt] = "activated_at",
        [VerdictField.Line] = "line",
        [VerdictField.Workshop] = "workshop",
        [VerdictField.LineManager] = "line_manager",
        [VerdictField.PackRatio] = "pack_ratio",
        [VerdictField.Action] = "action",
        [VerdictField.EventAt] = "event_at",
        [VerdictField.ChangeReason] = "change_reason",
        [VerdictField.DocumentNumber] = "document_number",
        [VerdictField.BillType] = "bill_type",
        [VerdictField.Shipper] = "shipper",
        [VerdictField.Receiver] = "receiver",
        [VerdictField.Carrier] = "carrier",
        [VerdictField.Circulator] = "circulator",
        [VerdictField.Kind] = "kind",
        [VerdictField.Lot] = "lots",
        [VerdictField.Quantity] = "quantities",
        [VerdictField.Identifier] = "identifier",
        [VerdictField.Rejected] = "rejected",
        [VerdictField.Correction] = "corrections",
        [VerdictField.Executor] = "executor",
        [VerdictField.Supervisor] = "supervisor",
        [VerdictField.Details] = "details",
        [VerdictField.ShippingNote] = "shipping_note",
        [VerdictField.ProductCode] = "product_code",
        [VerdictField.ProductKind] = "product_kind",
        [VerdictField.NhsaCode] = "nhsa_code",
        [VerdictField.Barcode] = "barcode",
        [VerdictField.Name] = "name",
        [VerdictField.Spec] = "spec",
        [VerdictField.PackageLevels] = "package_levels",
        [VerdictField.ActivatingCreditCodes] = "activating_credit_codes",
        [VerdictField.EffectiveFlag] = "effective_flag",
        [VerdictField.Drug] = "drug",
        [VerdictField.Consumable] = "consumable",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, VerdictField> Fields =
        WireNames.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The name on the wire.</summary>
    public static string ToWireName(this VerdictField field) => WireNames[field];

    /// <summary>The field of a name on the wire; a name this version doesn't know is <see cref="VerdictField.Header"/>.</summary>
    public static VerdictField FromWireName(string name) => Fields.GetValueOrDefault(name, VerdictField.Header);
}

namespace TraceEngine.Contracts.Uploads;

/// <summary>
/// The eight uploads of the standard (八类上传). Names on the wire and for people are in <see cref="UploadKinds"/>.
/// </summary>
public enum UploadKind
{
    /// <summary>Products: imported drugs (进口药信息).</summary>
    ImportedDrug = 1,

    /// <summary>Products: domestic drugs (国产药信息).</summary>
    DomesticDrug = 2,

    /// <summary>Products: medical consumables (医用耗材信息).</summary>
    Consumable = 3,

    /// <summary>Trace codes of a lot with their cascade (追溯码信息).</summary>
    TraceCodes = 4,

    /// <summary>Shipping (发货).</summary>
    Shipping = 5,

    /// <summary>Receiving (收货).</summary>
    Receiving = 6,

    /// <summary>Delivery (配送).</summary>
    Delivery = 7,

    /// <summary>Circulation (流通), inbound and outbound.</summary>
    Circulation = 8,
}

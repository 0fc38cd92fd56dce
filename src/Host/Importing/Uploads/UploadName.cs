namespace TraceEngine.Host.Importing.Uploads;

/// <summary>The eight uploads.</summary>
internal enum UploadName
{
    ImportedDrugs,
    DomesticDrugs,
    Consumables,
    Codes,
    Shipping,
    Receiving,
    Delivery,
    Circulation,
}

namespace TraceEngine.Ingest.Catalog;

/// <summary>
/// The details of the standard's product uploads with their limits, as tables: 进口药信息 and 国产药信息 share one, 医用耗材信息 has its
/// own. Names are those of the protos, whose comments give the Chinese terms and the standard's field names.
/// </summary>
internal static class DetailFields
{
    private const int CreditCodeCharacters = 18;
    private const int DateCharacters = 10;
    private const int NumberCharacters = 20;

    /// <summary>Fields of imported and domestic drugs.</summary>
    public static IReadOnlyList<DetailField> OfDrugs { get; } =
    [
        new("standard_code", 20),
        new("trade_name", 500),
        new("registered_name", 500, DetailNeed.Required),
        new("english_name", 500, DetailNeed.RequiredForImported),
        new("dosage_form", 100, DetailNeed.Required),
        new("package_spec", 100, DetailNeed.Required),
        new("package_material", 500),
        new("minimum_package_count", NumberCharacters, DetailNeed.Required, DetailForm.Number),
        new("minimum_package_unit", 30, DetailNeed.Required),
        new("preparation_unit", 30, DetailNeed.Required),
        new("conversion_ratio", NumberCharacters, DetailNeed.Required, DetailForm.Number),
        new("shelf_life", 100, DetailNeed.Required),
        new("approval_number", 100, DetailNeed.Required),
        new("approval_begins_on", DateCharacters, Form: DetailForm.Date),
        new("approval_ends_on", DateCharacters, Form: DetailForm.Date),
        new("marketing_holder", 200, DetailNeed.Required),
        new("manufacturer_name", 200, DetailNeed.Required),
        new("manufacturer_credit_code", CreditCodeCharacters, DetailNeed.RequiredForDomestic, DetailForm.CreditCode),
        new("production_place_type", 3, DetailNeed.Required),
        new("manufacturer_country", 100, DetailNeed.RequiredForImported),
        new("agent_name", 200, DetailNeed.RequiredForImported),
        new("agent_credit_code", CreditCodeCharacters, DetailNeed.RequiredForImported, DetailForm.CreditCode),
        new("repackager", 200),
        new("import_port", 100, DetailNeed.ImportedOnly),
        new("customs_clearance_number", 50, DetailNeed.ImportedOnly),
        new("special_drug_flag", 3),
        new("pack_ratio", 50, DetailNeed.Required),
    ];

    /// <summary>
    /// Fields of consumables. Who made it and where is a rule over three of them: see <see cref="DetailRules"/>.
    /// </summary>
    public static IReadOnlyList<DetailField> OfConsumables { get; } =
    [
        new("common_name", 500),
        new("common_name_code", 50),
        new("device_identifier", 100, DetailNeed.Required, DetailForm.Prefix),
        new("issuing_agency", 20, DetailNeed.Required),
        new("lot_flag", 1, DetailNeed.Required, DetailForm.Flag),
        new("serial_flag", 1, DetailNeed.Required, DetailForm.Flag),
        new("made_on_flag", 1, DetailNeed.Required, DetailForm.Flag),
        new("expires_on_flag", 1, DetailNeed.Required, DetailForm.Flag),
        new("model", 200),
        new("spec_model", 500),
        new("category", 200),
        new("material", 500),
        new("package_spec", 100),
        new("package_count", NumberCharacters, Form: DetailForm.Number),
        new("package_unit", 30),
        new("conversion_ratio", 30),
        new("sales_unit", 30, DetailNeed.Required),
        new("use_unit", 30),
        new("shelf_life", 100),
        new("registration_number", 200, DetailNeed.Required),
        new("registered_name", 500, DetailNeed.Required),
        new("registrant_name", 200, DetailNeed.Required),
        new("manufacturer_name", 200, DetailNeed.Required),
        new("manufacturer_credit_code", CreditCodeCharacters, Form: DetailForm.CreditCode),
        new("manufacturer_address", 500),
        new("manufacturer_country", 100),
        new("agent_name", 200),
        new("management_class", 3, DetailNeed.Required),
        new("high_value_flag", 3),
        new("sterilised_flag", 3),
        new("single_use_flag", 3),
        new("implant_flag", 3),
    ];

    /// <summary>The fields of a sort.</summary>
    public static IReadOnlyList<DetailField> Of(DetailSort sort) => sort switch
    {
        DetailSort.Drug => OfDrugs,
        DetailSort.Consumable => OfConsumables,
        _ => [],
    };
}

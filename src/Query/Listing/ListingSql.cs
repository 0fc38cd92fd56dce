using TraceEngine.Storage.Databases;

namespace TraceEngine.Query.Listing;

/// <summary>The statements of this folder, compiled in from <c>Listing/Sql</c>.</summary>
internal static class ListingSql
{
    public static string ReadCodeOrigins { get; } = Load("read_code_origins");

    public static string ReadUploads { get; } = Load("read_uploads");

    public static string ReadStoredCodes { get; } = Load("read_stored_codes");

    public static string ListLotSections { get; } = Load("list_lot_sections");

    public static string ListSectionCodes { get; } = Load("list_section_codes");

    public static string ListUploads { get; } = Load("list_uploads");

    public static string ReadUploadSections { get; } = Load("read_upload_sections");

    public static string ListDocumentParts { get; } = Load("list_document_parts");

    public static string FindProductsByCode { get; } = Load("find_products_by_code");

    public static string FindProductsByNhsaCode { get; } = Load("find_products_by_nhsa_code");

    public static string ListProductLots { get; } = Load("list_product_lots");

    public static string FindReporter { get; } = Load("find_reporter");

    public static string ReadSectionBatches { get; } = Load("read_section_batches");

    private static string Load(string name) => SqlText.Load(typeof(ListingSql).Assembly, $"Listing.Sql.{name}");
}

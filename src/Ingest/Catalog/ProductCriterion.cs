namespace TraceEngine.Ingest.Catalog;

/// <summary>What a search compares.</summary>
internal enum ProductCriterion
{
    /// <summary>A part of the name; the empty part is in every name.</summary>
    Name,

    /// <summary>A prefix or device identifier.</summary>
    Prefix,

    /// <summary>The product code.</summary>
    ProductCode,

    /// <summary>The barcode of the product or of a package level.</summary>
    Barcode,

    /// <summary>The NHSA code.</summary>
    NhsaCode,

    /// <summary>The versions of one product: no search, but its pages have tokens of the same form.</summary>
    Versions,
}

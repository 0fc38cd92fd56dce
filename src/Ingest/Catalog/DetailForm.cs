namespace TraceEngine.Ingest.Catalog;

/// <summary>How the value of a detail is written.</summary>
internal enum DetailForm
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A decimal number above 0.</summary>
    Number,

    /// <summary>A day, yyyy-MM-dd.</summary>
    Date,

    /// <summary>0 or 1.</summary>
    Flag,

    /// <summary>A credit code.</summary>
    CreditCode,

    /// <summary>7 digits, a GTIN-14 or an MA device id.</summary>
    Prefix,
}

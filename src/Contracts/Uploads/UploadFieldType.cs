namespace TraceEngine.Contracts.Uploads;

/// <summary>What a field of an upload holds. On the wire all of them are strings but for the numbers.</summary>
public enum UploadFieldType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number with a precision and a scale.</summary>
    Decimal,

    /// <summary>A day, yyyy-MM-dd; an expiry may be a month, yyyy-MM.</summary>
    Date,

    /// <summary>A second, yyyy-MM-dd HH:mm:ss, Beijing time (+08:00).</summary>
    Time,

    /// <summary>
    /// An identifier made of digits and letters: trace code, barcode, NHSA code, credit code. In a spreadsheet its cell must be
    /// text, or leading zeros and every digit behind the fifteenth are lost.
    /// </summary>
    Code,

    /// <summary>One of few short values: yes and no, or a class.</summary>
    Flag,
}

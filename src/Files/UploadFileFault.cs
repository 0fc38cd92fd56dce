namespace TraceEngine.Files;

/// <summary>Why an uploaded file cannot be read, or not read on.</summary>
public enum UploadFileFault
{
    /// <summary>Nothing in it. Export it again.</summary>
    Empty,

    /// <summary>Larger than the limit, packed or unpacked. Split it.</summary>
    TooLarge,

    /// <summary>It unpacks to more than its size can honestly hold: a decompression bomb. Do not open it.</summary>
    UnpacksTooFar,

    /// <summary>An archive that holds several files, or too many. Send one file.</summary>
    TooManyEntries,

    /// <summary>None of the formats that are read here. Save it as one of them.</summary>
    UnknownFormat,

    /// <summary>The old binary Excel format, or an encrypted workbook. Save it as XLSX without a password.</summary>
    OldSpreadsheet,

    /// <summary>Its text is of no supported encoding. Save it as UTF-8.</summary>
    UnknownEncoding,

    /// <summary>Broken at the place named. Export it again.</summary>
    Malformed,

    /// <summary>A document type declaration: it can hide other files and unbounded entities.</summary>
    DoctypeRefused,

    /// <summary>The columns fit several uploads, or none. Name the kind.</summary>
    KindUnclear,

    /// <summary>The file says that it is of another kind than the one named.</summary>
    OtherKind,

    /// <summary>Columns that the upload needs are not there.</summary>
    MissingColumns,

    /// <summary>Two columns mean the same field.</summary>
    DuplicateColumn,

    /// <summary>A cell, a row or the number of documents is beyond its limit, mostly for a lost quote.</summary>
    TooLong,
}

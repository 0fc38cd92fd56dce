namespace TraceEngine.Contracts.Uploads.Checking;

/// <summary>What can be wrong with a row of a table.</summary>
public enum RowFaultKind
{
    /// <summary>A required field is empty. Fill it in.</summary>
    Required,

    /// <summary>More characters than the field takes. Shorten it.</summary>
    TooLong,

    /// <summary>No number, or one with too many digits.</summary>
    NotANumber,

    /// <summary>A number outside of its range.</summary>
    OutOfRange,

    /// <summary>No date in one of the forms that are read.</summary>
    NotADate,

    /// <summary>No time in one of the forms that are read.</summary>
    NotATime,

    /// <summary>None of the values that the field may have.</summary>
    NotAChoice,

    /// <summary>
    /// A code or text that a spreadsheet made a number of: digits are lost for good. Fetch it from its source again, as text.
    /// </summary>
    PrecisionLost,

    /// <summary>A code that cannot be one.</summary>
    BadCode,

    /// <summary>A credit code whose form or check character is wrong.</summary>
    BadCreditCode,

    /// <summary>Characters that are not of the file's encoding, or an error value of the spreadsheet.</summary>
    Unreadable,

    /// <summary>Another value than in the first row of the same document. Correct one of the two.</summary>
    DiffersInDocument,

    /// <summary>The document began further up and others came between. Sort the rows by document number.</summary>
    DocumentScattered,

    /// <summary>An event name of a scan-gun bill that nobody knows.</summary>
    UnknownEvent,

    /// <summary>The server refused the row.</summary>
    Refused,
}

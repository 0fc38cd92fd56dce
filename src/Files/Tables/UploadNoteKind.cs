namespace TraceEngine.Files.Tables;

/// <summary>What a reader notices about a file without refusing anything.</summary>
public enum UploadNoteKind
{
    /// <summary>Spaces, tabs, line ends or invisible characters were removed from codes.</summary>
    BlanksRemoved,

    /// <summary>Full-width characters in codes or numbers became ASCII.</summary>
    FullWidthConverted,

    /// <summary>A code of at most fifteen digits stood in a number cell: leading zeros would be lost.</summary>
    NumberTakenAsCode,

    /// <summary>A column that means no field of the upload.</summary>
    UnknownColumn,

    /// <summary>The row with hints of a template was passed over.</summary>
    HintsSkipped,

    /// <summary>Rows above the header were passed over.</summary>
    TitleSkipped,

    /// <summary>An attribute of a scan-gun bill that means no field.</summary>
    UnknownAttribute,

    /// <summary>A corporation id of a scan-gun bill is no credit code and was taken as a name.</summary>
    PartyWithoutCreditCode,

    /// <summary>The file ends without the line that should end it.</summary>
    EndMissing,
}

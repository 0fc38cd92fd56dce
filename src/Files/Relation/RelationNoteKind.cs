namespace TraceEngine.Files.Relation;

/// <summary>Things about a file that are worth saying but stop nothing.</summary>
public enum RelationNoteKind
{
    /// <summary>An attribute the format does not have; ignored.</summary>
    UnknownAttribute,

    /// <summary>An element the format does not have; ignored, its Code elements are read all the same.</summary>
    UnknownElement,

    /// <summary>Text between elements; ignored.</summary>
    TextIgnored,

    /// <summary>Blanks, tabs or line ends in or around a code were removed.</summary>
    BlanksRemoved,

    /// <summary>Full-width characters in a code were turned into ASCII.</summary>
    FullWidthConverted,

    /// <summary>Bytes that are invalid in the file's encoding stand in a value.</summary>
    InvalidCharacters,

    /// <summary>The declared encoding and the bytes disagree; the bytes were believed.</summary>
    EncodingDiffers,

    /// <summary>Events version is not 3.0; read as 3.0.</summary>
    UnexpectedVersion,

    /// <summary>Event name is not RelationCreate; read as a relation.</summary>
    UnexpectedEvent,

    /// <summary>A Code element without a Batch or Relation around it: it has no lot.</summary>
    CodeOutsideLot,

    /// <summary>A Code element without curCode or with an empty one.</summary>
    CodeMissing,

    /// <summary>More kinds of notes than are kept.</summary>
    More,
}

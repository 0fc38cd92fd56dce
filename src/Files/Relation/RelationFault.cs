namespace TraceEngine.Files.Relation;

/// <summary>Why a file cannot be read on.</summary>
public enum RelationFault
{
    /// <summary>The file ends inside an element: the copy or the export was cut. Export or copy it again.</summary>
    Truncated,

    /// <summary>
    /// Not well-formed XML at this place. Have the line software write the file again, or mend the named place.
    /// </summary>
    Malformed,

    /// <summary>The declared encoding is not one that relation files use. Save it as UTF-8 or GB18030.</summary>
    UnknownEncoding,

    /// <summary>A document type declaration: refused because it can hide other files and unbounded entities.</summary>
    DoctypeRefused,

    /// <summary>A tag, value, name or nesting beyond the limit, mostly a lost quote.</summary>
    TooLong,

    /// <summary>XML, but not a relation file: other root, or no Relation element.</summary>
    NotRelation,

    /// <summary>A zip or gzip file. Unpack it first.</summary>
    Compressed,

    /// <summary>Nothing in the file.</summary>
    Empty,
}

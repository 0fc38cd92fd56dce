namespace TraceEngine.Files.Relation.Reading;

/// <summary>What <see cref="MarkupScanner.Next"/> found.</summary>
internal enum MarkupKind
{
    EndOfFile,
    StartTag,
    EndTag,
}

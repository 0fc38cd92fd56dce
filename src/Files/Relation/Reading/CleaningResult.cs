namespace TraceEngine.Files.Relation.Reading;

/// <summary>What cleaning did to a value.</summary>
[Flags]
internal enum CleaningResult
{
    Nothing = 0,
    BlanksRemoved = 1,
    FullWidthConverted = 2,
    InvalidCharacters = 4,
}

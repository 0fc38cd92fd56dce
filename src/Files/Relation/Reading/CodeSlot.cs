namespace TraceEngine.Files.Relation.Reading;

/// <summary>The attributes of a Code element that are read.</summary>
internal enum CodeSlot
{
    CurCode,
    PackLayer,
    ParentCode,
    Flag,

    /// <summary>None of them; also how many there are.</summary>
    Unknown,
}

namespace TraceEngine.Ingest.Validation;

/// <summary>Most characters of the texts in a section header.</summary>
internal static class HeaderText
{
    public const int MaxProductCodeCharacters = 50;

    public const int MaxLineCharacters = 50;
}

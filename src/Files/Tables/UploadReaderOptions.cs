using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Files.Tables;

/// <summary>How the rows of a file are read.</summary>
public sealed record UploadReaderOptions
{
    /// <summary>The defaults.</summary>
    public static UploadReaderOptions Default { get; } = new();

    /// <summary>
    /// Values for fields that the file has no column for, or leaves empty, by column name; at most one for each field. They are
    /// checked like cells.
    /// </summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether digits without parentheses may be a GS1 string; then 12E5 can be one, and only 8.1E+19 is a number.
    /// </summary>
    public bool BareGs1 { get; init; }

    internal void Validate(UploadKind kind)
    {
        foreach (var name in Defaults.Keys)
        {
            if (UploadFields.IndexOf(kind, name) < 0)
            {
                throw new ArgumentException(
                    $"{kind.ToChinese()}没有字段 {name}，请核对 {nameof(Defaults)} / "
                        + $"{kind.ToEnglish()} has no field {name}: check {nameof(Defaults)}.",
                    nameof(kind));
            }
        }
    }
}

using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Files.Recognition;

/// <summary>
/// The first word of a template's hints row: # and the upload's name. By it the row is passed over, and the kind is known where
/// the columns of two uploads are the same.
/// </summary>
internal static class TemplateMark
{
    private const char Sign = '#';

    public static string Of(UploadKind kind) => $"{Sign}{kind.ToWireName()}";

    /// <summary>
    /// The upload that a row of hints names, in whatever column people moved the first one to; null when the row is none. A #
    /// alone makes no hints: it may well begin a number or a memo, and no row of data is to be lost.
    /// </summary>
    /// <param name="cells">The row.</param>
    public static UploadKind? KindOf(IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            foreach (var kind in UploadKinds.All)
            {
                if (cell.StartsWith(Of(kind) + " ", StringComparison.Ordinal))
                {
                    return kind;
                }
            }
        }

        return null;
    }
}

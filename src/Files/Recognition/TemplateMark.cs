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

    /// <summary>Whether a row is one of hints.</summary>
    /// <param name="firstCell">Its first cell.</param>
    /// <param name="kind">The upload it names; null when it names none.</param>
    public static bool IsHints(string firstCell, out UploadKind? kind)
    {
        kind = null;
        var text = firstCell.TrimStart('\uFEFF', ' ', '\t', '\'');
        if (text.Length == 0 || text[0] is not (Sign or '＃'))
        {
            return false;
        }

        var word = text[1..].Split([' ', '　', '\n', '\r', '\t', ';', '；'], 2)[0];
        kind = UploadKinds.TryParse(word, out var found) ? found : null;
        return true;
    }
}

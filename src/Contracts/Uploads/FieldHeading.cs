using System.Text;

namespace TraceEngine.Contracts.Uploads;

/// <summary>Column headings made comparable.</summary>
internal static class FieldHeading
{
    private static readonly char[] Breaks = [' ', '\t', '\r', '\n', '(', ')', '[', ']', '/', '*', ':', ',', ';', '【', '】', '、'];

    /// <summary>The heading without spaces and marks, in lower case, full-width forms as ASCII.</summary>
    public static string ToKey(string heading)
    {
        var key = new StringBuilder(heading.Length);
        foreach (var character in ToHalfWidth(heading))
        {
            if (char.IsLetterOrDigit(character) || character == '.')
            {
                key.Append(char.ToLowerInvariant(character));
            }
        }

        return key.ToString();
    }

    /// <summary>The words of a heading that names a field more than once, as in "追溯码 tracCodg" or "追溯码(tracCodg)".</summary>
    public static IEnumerable<string> Words(string heading) =>
        ToHalfWidth(heading).Split(Breaks, StringSplitOptions.RemoveEmptyEntries);

    private static string ToHalfWidth(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = source[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(source[i] - '\uFF01' + '!'),
                '\u3000' => ' ',
                _ => source[i],
            };
        }
    });
}

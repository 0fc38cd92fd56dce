using System.Buffers;
using System.Text;

namespace TraceEngine.Contracts.Verdicts;

/// <summary>
/// Received text made fit to be stored and shown: at most 100 characters, control characters as their pictures (a group
/// separator as ␝), halves of characters as U+FFFD. PostgreSQL takes no NUL in text, and a refused code may hold one.
/// </summary>
public static class PrintableText
{
    /// <summary>Most UTF-16 characters of the result.</summary>
    public const int MaxCharacters = 100;

    private const char ControlPictures = '\u2400';
    private const char DeletePicture = '\u2421';

    private static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x7f - 0x20).Select(value => (char)value)]);

    /// <summary>The printable form of a text.</summary>
    public static string Of(string text) =>
        text.Length <= MaxCharacters && !text.AsSpan().ContainsAnyExcept(PlainCharacters) ? text : Rewrite(text);

    /// <summary>The printable form of UTF-8 bytes, valid or not.</summary>
    public static string Of(ReadOnlySpan<byte> utf8) =>
        Of(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 4 * MaxCharacters)]));

    private static string Rewrite(string text)
    {
        var printable = new StringBuilder(MaxCharacters);
        foreach (var character in text.EnumerateRunes())
        {
            var picture = PictureOf(character);
            if (printable.Length + picture.Utf16SequenceLength > MaxCharacters)
            {
                break;
            }

            printable.Append(picture);
        }

        return printable.ToString();
    }

    private static Rune PictureOf(Rune character) => character.Value switch
    {
        < 0x20 => new Rune((char)(ControlPictures + character.Value)),
        0x7f => new Rune(DeletePicture),
        >= 0x80 and < 0xa0 => Rune.ReplacementChar,
        _ => character,
    };
}

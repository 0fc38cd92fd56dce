using System.Globalization;
using TraceEngine.Files.Markup;

namespace TraceEngine.Files.Tables.Xlsx;

/// <summary>Which cell styles of a workbook show a number as a date, and whether with the time of day.</summary>
internal sealed class NumberFormats
{
    private readonly List<DateStyle> _styles = [];

    private enum DateStyle
    {
        No,
        Day,
        Time,
    }

    /// <summary>Serial days count from 1904 instead of 1900.</summary>
    public bool CountsFrom1904 { get; set; }

    /// <summary>Reads styles.xml.</summary>
    public static NumberFormats Read(MarkupReader? part)
    {
        var formats = new NumberFormats();
        if (part is null)
        {
            return formats;
        }

        var own = new Dictionary<int, string>();
        var isInCells = false;
        while (part.Read())
        {
            if (part.LocalName == "cellXfs")
            {
                isInCells = part.IsStart && !part.IsEmptyElement;
            }
            else if (part.IsStart && part.LocalName == "numFmt")
            {
                own[Number(part.Attribute("numFmtId"))] = part.Attribute("formatCode") ?? "";
            }
            else if (part.IsStart && isInCells && part.LocalName == "xf")
            {
                formats._styles.Add(StyleOf(Number(part.Attribute("numFmtId")), own));
            }
        }

        return formats;
    }

    /// <summary>Writes a number out as the date that its style shows; null when the style is no date.</summary>
    public string? TryToMoment(string number, int style)
    {
        var kind = style >= 0 && style < _styles.Count ? _styles[style] : DateStyle.No;
        if (kind == DateStyle.No
            || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
            || serial is < 0 or > 2_958_465)
        {
            return null;
        }

        // 1,462 days lie between the two beginnings. A second is the finest that any field here has.
        var seconds = Math.Round((serial + (CountsFrom1904 ? 1_462 : 0)) * 86_400);
        var moment = new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(seconds);
        return moment.ToString(kind == DateStyle.Day ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static DateStyle StyleOf(int id, Dictionary<int, string> own)
    {
        if (own.TryGetValue(id, out var code))
        {
            return StyleOf(code);
        }

        // Built in: 14-17 days, 18-21 and 45-47 times of day, 22 both; of the Chinese ones 27-31, 36, 50-54, 57 and 58 are
        // days, 32-35, 55 and 56 times.
        return id switch
        {
            18 or 19 or 20 or 21 or 22 or 45 or 46 or 47 or (>= 32 and <= 35) or 55 or 56 => DateStyle.Time,
            (>= 14 and <= 17) or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => DateStyle.Day,
            _ => DateStyle.No,
        };
    }

    // Letters outside of quotes, brackets and escapes: y, d or m make it a date, h or s give it a time.
    private static DateStyle StyleOf(string code)
    {
        var found = DateStyle.No;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = Skip(code, i, '"');
                    break;
                case '[':
                    i = Skip(code, i, ']');
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    return DateStyle.Time;
                case 'y' or 'Y' or 'd' or 'D' or 'm' or 'M':
                    found = DateStyle.Day;
                    break;
                case ';':
                    return found;
            }
        }

        return found;
    }

    private static int Skip(string code, int at, char end)
    {
        var found = code.IndexOf(end, at + 1);
        return found < 0 ? code.Length : found;
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

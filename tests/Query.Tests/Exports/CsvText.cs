using System.Text;

namespace TraceEngine.Query.Tests.Exports;

/// <summary>Reads CSV by RFC 4180, independently of what writes it.</summary>
internal static class CsvText
{
    /// <summary>The cells of each row; the text must begin with a byte order mark and end with CR LF.</summary>
    public static List<string[]> Read(byte[] bytes)
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes[3..]);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (isQuoted)
            {
                if (letter != '"')
                {
                    cell.Append(letter);
                }
                else if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    cell.Append('"');
                    at++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (letter == '"')
            {
                Assert.Equal(0, cell.Length);
                isQuoted = true;
            }
            else if (letter is ',' or '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter == '\r')
                {
                    Assert.Equal('\n', text[++at]);
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else
            {
                cell.Append(letter);
            }
        }

        return rows;
    }
}

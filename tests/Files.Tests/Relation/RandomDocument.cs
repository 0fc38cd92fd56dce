using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace TraceEngine.Files.Tests.Relation;

/// <summary>
/// Rows, and a seed that decides how they are written down: encoding, order of attributes, quotes, blanks, references,
/// comments, self-closing or not. <see cref="Render"/> also says where each row is complete.
/// </summary>
public sealed record RandomDocument(IReadOnlyList<RandomRow> Rows, int Style)
{
    private static readonly string[] EncodingNames = ["utf-8", "utf-8-bom", "GB18030", "gbk", "utf-16", "none"];

    public static Arbitrary<RandomDocument> Any(int mostRows) => Arb.From(
        from count in Gen.Choose(0, mostRows)
        from rows in Gen.ListOf(RandomRow.Any, count)
        from style in Gen.Choose(0, int.MaxValue)
        select new RandomDocument([.. rows], style));

    public RenderedDocument Render()
    {
        var random = new Random(Style);
        var name = EncodingNames[random.Next(EncodingNames.Length)];
        var encoding = EncodingOf(name);
        var content = new MemoryStream();
        content.Write(encoding.GetPreamble());
        var ends = new List<int>();
        void Write(string text) => content.Write(encoding.GetBytes(text));

        var declared = name == "utf-8-bom" ? "UTF-8" : name;
        Write(name == "none" ? string.Empty : $"<?xml version='1.0' encoding=\"{declared}\"?>{Blanks(random, 0)}");
        Write($"<Document{Blanks(random, 1)}License='许可'>{Noise(random)}<Events {Either(random, "version", "Version")}='3.0'>");
        Write($"<Event {Either(random, "name", "Name")}=\"RelationCreate\">{Noise(random)}");
        Write($"<Relation comment='阿莫西林&lt;胶囊&gt;' productCode=\"8190001\"{Blanks(random, 0)}>");
        Write($"{Blanks(random, 0)}<Batch batchNo='批号1'>");
        foreach (var row in Rows)
        {
            var isEmpty = random.Next(4) > 0;
            Write(Noise(random) + Tag(row, random) + (isEmpty ? "/>" : ">"));
            ends.Add((int)content.Length);
            Write(isEmpty ? string.Empty : $"{Noise(random)}</Code{Blanks(random, 0)}>");
        }

        return Finish(content, ends, encoding, random);
    }

    private static RenderedDocument Finish(MemoryStream content, List<int> ends, Encoding encoding, Random random)
    {
        var text = $"{Noise(random)}</Batch></Relation >\n</Event></Events></Document>";
        content.Write(encoding.GetBytes(text));
        var complete = (int)content.Length;
        content.Write(encoding.GetBytes("\n<!-- 完 -->\n"));
        return new RenderedDocument(content.ToArray(), ends, complete, encoding.WebName);
    }

    private static string Tag(RandomRow row, Random random)
    {
        var attributes = new List<string>
        {
            Attribute("curCode", row.Code, random),
            Attribute("packLayer", row.PackLayer.ToString(), random),
        };
        if (row.Parent.Length > 0 || random.Next(2) == 0)
        {
            attributes.Add(Attribute("parentCode", row.Parent, random));
        }

        if (row.Flag > 0 || random.Next(2) == 0)
        {
            attributes.Add(Attribute("flag", row.Flag.ToString(), random));
        }

        if (random.Next(8) == 0)
        {
            attributes.Add("备注=\"其他 > 说明\"");
        }

        var ordered = attributes.ToArray();
        if (random.Next(3) == 0)
        {
            random.Shuffle(ordered);
        }

        return "<Code" + string.Concat(ordered.Select(attribute => Blanks(random, 1) + attribute)) + Blanks(random, 0);
    }

    private static string Attribute(string name, string value, Random random)
    {
        var quote = Either(random, "\"", "'");
        var text = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            text.Append(rune.Value switch
            {
                '<' => "&lt;",
                '&' => Either(random, "&amp;", "&#38;"),
                '"' => quote == "\"" ? "&quot;" : "\"",
                '\'' => quote == "'" ? "&apos;" : "'",
                _ when random.Next(40) == 0 => $"&#{rune.Value};",
                _ when random.Next(40) == 0 => $"&#x{rune.Value:X};",
                _ => rune.ToString(),
            });
        }

        var gap = random.Next(20) == 0 ? Blanks(random, 0) : string.Empty;
        return $"{name}{gap}={gap}{quote}{text}{quote}";
    }

    private static string Noise(Random random) => random.Next(12) switch
    {
        0 => "<!-- 注释 > \" <Code curCode='假的'/> -- -->",
        1 => "<?line <Code/> ?>",
        2 => "<![CDATA[<Code curCode='假的'/>]]>",
        3 => string.Empty,
        _ => Blanks(random, 0),
    };

    private static string Blanks(Random random, int least)
    {
        var count = random.Next(5) == 0 ? random.Next(least, 6) : least;
        return new string([.. Enumerable.Range(0, count).Select(_ => " \t\r\n"[random.Next(4)])]);
    }

    private static string Either(Random random, string one, string other) => random.Next(2) == 0 ? one : other;

    private static Encoding EncodingOf(string name) => name switch
    {
        "GB18030" or "gbk" => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!,
        "utf-16" => Encoding.Unicode,
        "utf-8-bom" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };
}

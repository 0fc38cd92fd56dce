using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.Bills;
using TraceEngine.Files.Relation.Reading;
using TraceEngine.Files.Tables;
using TraceEngine.Files.Tables.Xlsx;
using TraceEngine.Files.Unpacking;

namespace TraceEngine.Files.Recognition;

/// <summary>
/// Finds out what a file is, from its content; nothing is guessed in silence, the facts say what it was taken for.
/// </summary>
public static class UploadFileProbe
{
    /// <summary>Headings, hints and some rows fit; more is read only by the reader.</summary>
    private const int HeadCharacters = 64 * 1024;

    private static readonly char[] CsvSeparators = [',', ';', '\t'];
    private static readonly char[] TxtSeparators = ['\t', ',', ';', '|'];

    private static readonly UploadKind[] TxtKinds =
        [UploadKind.Circulation, UploadKind.Receiving, UploadKind.Shipping, UploadKind.Delivery];

    /// <summary>Looks at a file.</summary>
    /// <param name="file">A file that can be sought in; it stays open and is the caller's.</param>
    /// <param name="fileName">Its name, for messages; it is not believed.</param>
    /// <param name="named">The upload that the person named; null = find out.</param>
    /// <param name="sheet">The sheet that the person named; null = the first.</param>
    /// <param name="reading">How rows will be read: columns with a default may be missing. Null = defaults.</param>
    /// <param name="options">Limits; null = defaults.</param>
    /// <returns>The facts; their refusal is set when it is known what the file is, but not how to import it.</returns>
    /// <exception cref="UploadFileException">The file cannot be read at all.</exception>
    public static UploadFileFacts Run(
        Stream file,
        string fileName,
        UploadKind? named = null,
        string? sheet = null,
        UploadReaderOptions? reading = null,
        UploadFileOptions? options = null)
    {
        options ??= UploadFileOptions.Default;
        options.Validate();
        var defaults = (reading ?? UploadReaderOptions.Default).Defaults;
        using var content = UnpackedContent.Of(file, options);
        var facts = content.IsWorkbook
            ? OfWorkbook(content, named, sheet, defaults, options)
            : OfText(content, named, defaults, options);
        return facts with { FileName = fileName, Wrappings = content.Wrappings };
    }

    private static UploadFileFacts Start(UploadFileFormat format) => new() { FileName = "", Format = format, Wrappings = [] };

    private static UploadFileFacts OfWorkbook(
        UnpackedContent content,
        UploadKind? named,
        string? sheet,
        IReadOnlyDictionary<string, string> defaults,
        UploadFileOptions options)
    {
        using var source = new WorkbookSource(content, sheet, options);
        var preview = TablePreview.Of(source, named is null ? UploadKinds.All : [named.Value]);
        var facts = Start(UploadFileFormat.Xlsx) with { SheetName = source.SheetName, SheetCount = source.SheetCount };
        return OfTable(facts, preview, named, defaults);
    }

    private static UploadFileFacts OfTable(
        UploadFileFacts facts, TablePreview preview, UploadKind? named, IReadOnlyDictionary<string, string> defaults)
    {
        if (preview.IsEmpty)
        {
            throw preview.Fault ?? TableFaults.NoRows();
        }

        var kind = KindRecognition.Decide(preview, named, defaults, out var refusal);
        return facts with
        {
            HeaderRow = preview.HeaderRow,
            HintsRow = preview.HintsRow,
            Headings = preview.Headings,
            Kind = kind,
            Refusal = refusal,
        };
    }

    private static UploadFileFacts OfText(
        UnpackedContent content, UploadKind? named, IReadOnlyDictionary<string, string> defaults, UploadFileOptions options)
    {
        var encoding = FindEncoding(content);
        var head = ReadHead(content, encoding);
        var start = head.AsSpan().TrimStart();
        if (start.IsEmpty)
        {
            throw UnpackingFaults.Empty();
        }

        if (start[0] == '<')
        {
            return OfXml(head, named) with { Encoding = encoding };
        }

        return start[0] == '$'
            ? OfTxt(head, named) with { Encoding = encoding }
            : OfCsv(head, named, defaults, options) with { Encoding = encoding };
    }

    // The bytes of a short GB18030 text may by chance be UTF-8, so an XML that declares it is believed.
    private static TextEncoding FindEncoding(UnpackedContent content)
    {
        using var whole = content.Open();
        var found = TextEncoding.Find(whole);
        if (found.BomBytes > 0)
        {
            return found;
        }

        using var again = content.Open();
        return EncodingProbe.Run(again).Encoding == ChineseText.Lenient ? TextEncoding.Chinese() : found;
    }

    private static string ReadHead(UnpackedContent content, TextEncoding encoding)
    {
        using var text = encoding.Read(content.Open());
        var head = new char[HeadCharacters];
        return new string(head, 0, text.ReadBlock(head, 0, head.Length));
    }

    private static UploadFileFacts OfXml(string head, UploadKind? named)
    {
        if (Has(head, "<html") || Has(head, "<table"))
        {
            throw KindFaults.WebPage();
        }

        if (Has(head, "<!DOCTYPE"))
        {
            throw TableFaults.Doctype();
        }

        if (Has(head, "<Relation ") || Has(head, "<Relation>") || Has(head, "RelationCreate"))
        {
            return Start(UploadFileFormat.RelationXml) with
            {
                Kind = UploadKind.TraceCodes,
                Refusal = named is null or UploadKind.TraceCodes
                    ? null
                    : KindFaults.FormatOfOtherKind(UploadFileFormat.RelationXml, named.Value, [UploadKind.TraceCodes]),
            };
        }

        if (!Has(head, "MainAction") && !Has(head, "<DataField") && !Has(head, "<Data ") && !Has(head, "WareHouse"))
        {
            throw KindFaults.UnknownXml(head.Trim());
        }

        // A bill says what happened, and its events are those of circulation; producers name shipping or receiving.
        var kind = named ?? UploadKind.Circulation;
        return Start(UploadFileFormat.ScanBill) with
        {
            Kind = kind,
            Refusal = BillColumns.Kinds.Contains(kind)
                ? null
                : KindFaults.FormatOfOtherKind(UploadFileFormat.ScanBill, kind, BillColumns.Kinds),
        };
    }

    private static UploadFileFacts OfTxt(string head, UploadKind? named)
    {
        var lines = head.TrimStart().Split('\n', 3);
        var separators = TxtSeparators.Where(lines[0].Contains).Concat(TxtSeparators.Where(lines[^1].Contains)).ToList();
        return Start(UploadFileFormat.Txt) with
        {
            Separator = separators.Count > 0 ? separators[0] : '\t',
            Kind = named,
            Refusal = named switch
            {
                null => KindFaults.FormatUnclear(UploadFileFormat.Txt, TxtKinds),
                { } kind when !TxtKinds.Contains(kind) => KindFaults.FormatOfOtherKind(UploadFileFormat.Txt, kind, TxtKinds),
                _ => null,
            },
        };
    }

    private static UploadFileFacts OfCsv(
        string head, UploadKind? named, IReadOnlyDictionary<string, string> defaults, UploadFileOptions options)
    {
        var kinds = named is null ? UploadKinds.All : [named.Value];
        var best = CsvSeparators
            .Select(separator => (Separator: separator, Preview: Preview(head, separator, kinds, options)))
            .OrderByDescending(one => one.Preview.KnownCount)
            .ThenByDescending(one => one.Preview.IsEmpty ? 0 : one.Preview.Headings.Count)
            .First();
        return OfTable(Start(UploadFileFormat.Csv) with { Separator = best.Separator }, best.Preview, named, defaults);
    }

    private static TablePreview Preview(string head, char separator, IReadOnlyList<UploadKind> kinds, UploadFileOptions options)
    {
        using var source = new SeparatedSource(new StringReader(head), separator, options);
        return TablePreview.Of(source, kinds);
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Files.Recognition;
using TraceEngine.Files.TableWriting;
using TraceEngine.Files.Templates;

namespace TraceEngine.Files.Tests.Uploads;

public sealed class UploadReaderPropertyTests
{
    private static readonly IReadOnlyList<UploadField> Fields = UploadFields.Of(UploadKind.TraceCodes);

    [Fact]
    public void Read_CsvWrittenInAnyStyle_GivesItsRows() => Check(300, table =>
    {
        var read = ReadUpload.From(Csv(table));

        AssertRows(table, read);
        Assert.Equal(table.Separator, read.Facts.Separator);
        Assert.Equal((UploadFileFormat.Csv, UploadKind.TraceCodes), (read.Facts.Format, read.Facts.Kind));
    });

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public void Read_TemplateFilledInWithAnyTexts_GivesItsRows(TableFormat format) => Check(150, table =>
    {
        using var file = new MemoryStream();
        TemplateWriter.WriteFilled(UploadKind.TraceCodes, format, file, table.Values());

        AssertRows(table, ReadUpload.From(file.ToArray()));
    });

    [Fact]
    public void Read_BytesDamagedAnywhere_EndsOrSaysWhatIsWrong() => Check(300, table =>
    {
        using var file = new MemoryStream();
        var format = table.Style % 2 == 0 ? TableFormat.Csv : TableFormat.Xlsx;
        TemplateWriter.WriteFilled(UploadKind.TraceCodes, format, file, table.Values());
        var content = file.ToArray();
        var random = new Random(table.Style);
        for (var damage = 0; damage < 4; damage++)
        {
            content[random.Next(content.Length)] = (byte)random.Next(256);
        }

        try
        {
            Assert.True(ReadUpload.From(content).Rows.Count <= (2 * table.Rows.Count) + 100);
        }
        catch (UploadFileException refusal)
        {
            Assert.Matches("[\u4e00-\u9fff]", refusal.MessageZh);
            Assert.NotEmpty(refusal.MessageEn);
        }
    });

    private static byte[] Csv(SeededTable table)
    {
        var order = Enumerable.Range(0, Fields.Count).ToArray();
        if (table.IsShuffled)
        {
            new Random(table.Style).Shuffle(order);
        }

        var headings = order.Select(at => table.IsChinese ? Fields[at].NameZh : Fields[at].ColumnName);
        var text = new StringBuilder();
        foreach (var row in table.Values().Select(values => order.Select(at => values[at])).Prepend(headings))
        {
            text.AppendJoin(table.Separator, row.Select(cell => "\"" + cell.Replace("\"", "\"\"") + "\"")).Append("\r\n");
        }

        var encoding = table.EncodingName == "gb18030"
            ? CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!
            : new UTF8Encoding(table.EncodingName == "utf-8-bom");
        return [.. encoding.Preamble, .. encoding.GetBytes(text.ToString())];
    }

    private static void AssertRows(SeededTable table, ReadUpload read)
    {
        Assert.DoesNotContain(read.Faults, fault => fault.Kind is not RowFaultKind.TooLong);
        Assert.Equal(
            table.Values().Select(row => string.Join('\u241E', row.Select(Unquoted))),
            read.Rows.Select(row => string.Join('\u241E', Fields.Select(field => row[field.ColumnName]))));
        Assert.Equal(table.Rows.Select((_, number) => number == 0), read.Rows.Select(row => row.StartsDocument));
    }

    // An apostrophe before what would be a formula is how reports and spreadsheets keep it a text: it is no part of the value.
    private static string Unquoted(string value) =>
        value is ['\'', ..] && CsvCell.StartsFormula(value[1..]) ? value[1..] : value;

    // A failure prints the table, shrunk, and the seed to put into FSCHECK_SEED.
    private static void Check(int cases, Action<SeededTable> body)
    {
        var replay = Environment.GetEnvironmentVariable("FSCHECK_SEED");
        var seed = replay is null ? (ulong)Environment.TickCount64 : ulong.Parse(replay);
        TestContext.Current.TestOutputHelper?.WriteLine($"FSCHECK_SEED={seed}");
        Prop.ForAll(SeededTable.Any(), body).Check(Config.QuickThrowOnFailure.WithMaxTest(cases)
            .WithReplay(new Replay(new Rnd(seed, 1), Microsoft.FSharp.Core.FSharpOption<int>.None)));
    }
}

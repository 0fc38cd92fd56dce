using System.Text;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.TableWriting;
using TraceEngine.Files.Templates;

namespace TraceEngine.Files.Tests.Uploads;

/// <summary>Files made to exhaust a reader are refused with the number and the limit.</summary>
public sealed class UnpackingTests
{
    private const string Head = "<Document><Events><Event Name='SalesWareHouseOut' MainAction='WareHouseOut'><DataField>";

    private static readonly UploadFileOptions Small = new() { MaxUnpackedBytes = 3_000_000, RatioFreeBytes = 1_000_000 };

    public static TheoryData<string> Packers => ["gzip", "zlib", "zip", "base64"];

    [Theory]
    [MemberData(nameof(Packers))]
    public void Read_Bomb_IsRefusedByItsRatio(string packer)
    {
        var refusal = ReadUpload.Refused(Pack(packer, Bomb(2_000_000)), Small);

        Assert.Equal(UploadFileFault.UnpacksTooFar, refusal.Fault);
        Assert.Contains("200", refusal.MessageZh, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packers))]
    public void Read_ContentBeyondTheLimit_IsRefusedWithTheLimit(string packer)
    {
        var content = new byte[4_000_000];
        new Random(1).NextBytes(content);
        for (var i = 0; i < content.Length; i++)
        {
            content[i] = (byte)('a' + (content[i] % 16));
        }

        Encoding.UTF8.GetBytes(Head).CopyTo(content, 0);
        var refusal = ReadUpload.Refused(Pack(packer, content), Small);

        Assert.Equal(UploadFileFault.TooLarge, refusal.Fault);
        Assert.Contains("3,000,000", refusal.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileBeyondTheLimit_IsRefusedWithBothNumbers()
    {
        var refusal = ReadUpload.Refused(new byte[2_000], new UploadFileOptions { MaxFileBytes = 1_000 });

        Assert.Equal(UploadFileFault.TooLarge, refusal.Fault);
        Assert.Contains("2,000", refusal.MessageZh, StringComparison.Ordinal);
        Assert.Contains("1,000", refusal.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WorkbookBomb_IsRefusedByItsRatio()
    {
        var workbook = RawWorkbook.Of(
            RawWorkbook.Row(1, [.. UploadFields.Of(UploadKind.Delivery).Select(field => field.ColumnName)])
                + string.Concat(Enumerable.Repeat("<row></row>", 200_000)));

        Assert.Equal(UploadFileFault.UnpacksTooFar, ReadUpload.Refused(workbook, Small with { MaxUnpackRatio = 50 }).Fault);
    }

    [Fact]
    public void Read_ArchiveOfTooManyEntries_IsRefusedBeforeItIsOpened()
    {
        var files = Enumerable.Range(0, 20).Select(number => ($"{number}.csv", new byte[] { 65 })).ToArray();

        var refusal = ReadUpload.Refused(Wrapped.Zip(files), new UploadFileOptions { MaxArchiveEntries = 10 });

        Assert.Equal(UploadFileFault.TooManyEntries, refusal.Fault);
        Assert.Contains("20", refusal.MessageZh, StringComparison.Ordinal);
        Assert.Contains("10", refusal.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ArchiveOfTwoFiles_IsRefused() => Assert.Equal(
        UploadFileFault.TooManyEntries, ReadUpload.Refused(Wrapped.Zip(("a.csv", [65]), ("b.csv", [65]))).Fault);

    [Fact]
    public void Read_ArchiveWhoseDirectoryLies_IsRefused()
    {
        var archive = Wrapped.Zip(("a.csv", Encoding.UTF8.GetBytes(ExampleRows.Csv(UploadKind.Delivery))));

        // The start of the directory in the end record, moved behind the file.
        archive[^6] = 0xFF;
        archive[^5] = 0xFF;

        Assert.Equal(UploadFileFault.Malformed, ReadUpload.Refused(archive).Fault);
    }

    [Fact]
    public void Read_WrappedFourTimes_IsRefused()
    {
        var content = Encoding.UTF8.GetBytes(Head);
        for (var layer = 0; layer < 4; layer++)
        {
            content = Wrapped.Gzip(content);
        }

        Assert.Equal(UploadFileFault.UnpacksTooFar, ReadUpload.Refused(content).Fault);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zlib")]
    [InlineData("zip")]
    [InlineData("base64")]
    public void Read_CutOffWrapping_IsRefused(string packer)
    {
        var packed = Pack(packer, Encoding.UTF8.GetBytes(
            ExampleRows.Csv(UploadKind.Delivery, [.. Enumerable.Range(0, 50).Select(_ => ExampleRows.Of(UploadKind.Delivery))])));

        Assert.Equal(UploadFileFault.Malformed, ReadUpload.Refused(packed[..(packed.Length / 2)]).Fault);
    }

    [Fact]
    public void Read_LostQuote_IsRefusedAtTheCellLimitWithItsRow()
    {
        var text = ExampleRows.Csv(UploadKind.Delivery, ExampleRows.Of(UploadKind.Delivery)) + "\"D2" + new string('x', 40_000);

        var refusal = ReadUpload.Refused(text);

        Assert.Equal(UploadFileFault.TooLong, refusal.Fault);
        Assert.Contains("第 3 行", refusal.MessageZh, StringComparison.Ordinal);
        Assert.Contains("32,767", refusal.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooManyColumns_IsRefused() => Assert.Equal(
        UploadFileFault.TooLong,
        ReadUpload.Refused(
            ExampleRows.Csv(UploadKind.Delivery, ExampleRows.Of(UploadKind.Delivery)) + new string(',', 2_000)).Fault);

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'aaaa'>]>", UploadFileFault.DoctypeRefused)]
    [InlineData("", UploadFileFault.TooLong)]
    public void Read_HostileSheet_IsRefused(string prologue, UploadFileFault fault)
    {
        var workbook = RawWorkbook.OfParts(
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.xml", "<workbook xmlns:r='a/relationships'><sheets><sheet name='S' r:id='r'/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<R><Relationship Id='r' Target='/xl/s.xml'/></R>"),
            ("xl/s.xml", $"{prologue}<worksheet a='{new string('x', prologue.Length == 0 ? 3_000_000 : 1)}'/>"));

        Assert.Equal(fault, ReadUpload.Refused(workbook).Fault);
    }

    [Fact]
    public void Read_SharedTextsBeyondTheLimit_AreRefusedWithTheLimit()
    {
        var texts = string.Concat(Enumerable.Range(0, 200).Select(number => $"<si><t>{number:D20}</t></si>"));
        var workbook = RawWorkbook.Of(
            RawWorkbook.Row(1, [.. UploadFields.Of(UploadKind.Delivery).Select(field => field.ColumnName)])
                + "<row r='2'><c t='s'><v>199</v></c></row>",
            texts);

        var refusal = ReadUpload.Refused(workbook, new UploadFileOptions { MaxSharedTextBytes = 2_000 });

        Assert.Equal(UploadFileFault.TooLarge, refusal.Fault);
        Assert.Contains("2,000", refusal.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_OptionsOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new UploadFileOptions { MaxFileBytes = 0 }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new UploadFileOptions { MaxArchiveEntries = 70_000 }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new UploadFileOptions { MaxUnpackRatio = 1 }.Validate());
    }

    [Fact]
    public void Read_LargeWorkbook_StaysInBoundedMemory()
    {
        const long RowBytesAtMost = 16_384;
        var row = ExampleRows.Of(UploadKind.Delivery);
        var code = UploadFields.IndexOf(UploadKind.Delivery, "tracCodg");
        using var file = new MemoryStream();
        TemplateWriter.WriteFilled(UploadKind.Delivery, TableFormat.Xlsx, file, Enumerable.Range(0, 50_000).Select(number =>
        {
            row[code] = $"8190001000{number:D10}";
            return row;
        }));
        using var reader = Tables.UploadReader.Open(file, Recognition.UploadFileProbe.Run(file, "a.xlsx"));
        Assert.True(reader.Read());

        // Rows are given back one by one: other tests allocate meanwhile, so the heap itself tells nothing.
        var earlier = new List<WeakReference>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (reader.Read())
        {
            Assert.True(reader.Row.IsGood);
            if (reader.RowsRead % 10_000 == 0)
            {
                earlier.Add(new WeakReference(reader.Row));
            }
        }

        Assert.Equal(50_000, reader.RowsRead);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 50_000, 0, RowBytesAtMost);
        GC.Collect();
        Assert.DoesNotContain(earlier.SkipLast(1), row => row.IsAlive);
    }

    private static byte[] Bomb(int bytes)
    {
        var content = Enumerable.Repeat((byte)' ', bytes).ToArray();
        Encoding.UTF8.GetBytes(Head).CopyTo(content, 0);
        return content;
    }

    private static byte[] Pack(string packer, byte[] content) => packer switch
    {
        "gzip" => Wrapped.Gzip(content),
        "zlib" => Wrapped.Zlib(content),
        "zip" => Wrapped.Zip(("a.xml", content)),
        _ => Wrapped.Base64(Wrapped.Gzip(content)),
    };
}

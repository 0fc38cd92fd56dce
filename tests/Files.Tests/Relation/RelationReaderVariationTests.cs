using System.Text;
using TraceEngine.Files.Relation;

namespace TraceEngine.Files.Tests.Relation;

/// <summary>Every way of writing the same that DOMAIN 5.1 names.</summary>
public sealed class RelationReaderVariationTests
{
    private const string Row =
        "<Code curCode=\"81900010000000011234\" packLayer=\"1\" parentCode=\"81900020000000011234\" flag=\"0\"/>";

    [Fact]
    public void Read_HeaderAndLot_KeepAllAttributes()
    {
        var read = ReadFile.From(
            "<Document License='许可证'><Events version='3.0'><Event name='RelationCreate'>"
            + "<Relation productCode=' 8190001 ' subTypeNo='01' "
            + "cascade='1:5:10' packageSpec='0.25g&#42;24' comment='甲&amp;乙' linkProductCode='88' assCorpCode='91'>"
            + "<Batch batchNo='L1' madeDate='2026-01-05' validateDate='2027-12' workshop='一' lineName='二' lineManager='三'/>"
            + "</Relation></Event></Events></Document>");

        Assert.Null(read.Fault);
        Assert.Equal(
            new RelationHeader("8190001", "01", "1:5:10", "0.25g*24", "甲&乙", "88", "91", "许可证", "3.0", "RelationCreate"),
            Assert.Single(read.Headers));
        Assert.Equal(new RelationLot("L1", "2026-01-05", "2027-12", "一", "二", "三", 1), Assert.Single(read.Lots));
        Assert.Empty(read.Notes);
    }

    [Theory]
    [InlineData("<Events Version='3.0'><Event Name='RelationCreate'>")]
    [InlineData("<Events version=\"3.0\"><Event name=\"RelationCreate\">")]
    [InlineData("<Events VERSION = '3.0' ><Event\n\tname\n=\n'RelationCreate' >")]
    public void Read_NamesInEitherCase_AreTheSame(string opening)
    {
        var read = ReadFile.From(
            $"<Document>{opening}<Relation ProductCode='8190001'><Batch BatchNo='L1'>{Row}"
            + "</Batch></Relation></Event></Events></Document>");

        Assert.Equal(("3.0", "RelationCreate"), (read.Headers[0].EventsVersion, read.Headers[0].EventName));
        Assert.Equal("8190001", read.Headers[0].ProductCode);
        Assert.Equal("L1", read.Rows[0].LotNumber);
        Assert.Empty(read.Notes);
    }

    [Theory]
    [InlineData("<Code curCode='81900010000000011234' packLayer='3' flag='0'/>")]
    [InlineData("<Code curCode='81900010000000011234' packLayer='3' parentCode='' flag='0'/>")]
    [InlineData("<Code curCode='81900010000000011234' packLayer='3' parentCode=' ' />")]
    [InlineData("<Code flag='' packLayer='3' curCode='81900010000000011234'></Code>")]
    public void Read_ParentMissingOrEmpty_IsNoParent(string row)
    {
        var read = ReadFile.From(ReadFile.Document(Row + row + row + Row));

        Assert.Null(read.Fault);
        Assert.Equal(
            ["81900020000000011234", string.Empty, string.Empty, "81900020000000011234"],
            read.Rows.Select(found => found.Parent));
        Assert.Equal((3, 0), (read.Rows[2].PackLayer, read.Rows[2].Flag));
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", false)]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", true)]
    [InlineData("", true)]
    [InlineData("", false)]
    [InlineData("\r\n <?xml version='1.0' encoding='utf8' standalone='yes'?>\r\n", false)]
    [InlineData("<!-- first --><?xml-stylesheet href='a.xsl'?>", false)]
    public void Read_Utf8_WithOrWithoutMarkAndDeclaration(string declaration, bool hasMark)
    {
        var text = ReadFile.Document(Row, declaration).Replace("\"L1\"", "\"批号一\"", StringComparison.Ordinal);
        byte[] content = [.. hasMark ? Encoding.UTF8.Preamble : default, .. Encoding.UTF8.GetBytes(text)];

        var read = ReadFile.From(content);

        Assert.Null(read.Fault);
        Assert.Equal("批号一", Assert.Single(read.Rows).LotNumber);
        Assert.Equal(content.AsSpan().IndexOf("<Code"u8), read.Rows[0].ByteOffset);
        Assert.Empty(read.Notes);
    }

    [Theory]
    [InlineData("GB2312")]
    [InlineData("gbk")]
    [InlineData("GB18030")]
    public void Read_ChineseEncodings_GiveTheirText(string declared)
    {
        // 㐂 needs four bytes in GB18030; the second byte of 乗 (0x81 0x5C) is a backslash.
        const string Lot = "批号乗㐂（壹）";
        var text = ReadFile.Document(Row, $"<?xml version='1.0' encoding='{declared}'?>")
            .Replace("L1", Lot, StringComparison.Ordinal);
        var content = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(text);

        var read = ReadFile.From(content);

        Assert.Null(read.Fault);
        Assert.Equal(Lot, Assert.Single(read.Rows).LotNumber);
        Assert.Equal(content.AsSpan().IndexOf("<Code"u8), read.Rows[0].ByteOffset);
    }

    [Fact]
    public void Read_ChineseBytesDeclaredAsUtf8_AreReadAndNoted()
    {
        var text = ReadFile.Document(Row.Replace("=\"81900010", "=\"８1900010", StringComparison.Ordinal))
            .Replace("L1", "批号", StringComparison.Ordinal);

        var read = ReadFile.From(CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(text));

        Assert.Equal("批号", read.Rows[0].LotNumber);
        Assert.Equal("81900010000000011234", read.Rows[0].Code);
        Assert.NotNull(read.Note(RelationNoteKind.InvalidCharacters));
    }

    [Fact]
    public void Read_Utf16DeclaredOverUtf8Bytes_BelievesTheBytes()
    {
        var read = ReadFile.From(ReadFile.Document(Row, "<?xml version='1.0' encoding='utf-16'?>"));

        Assert.Single(read.Rows);
        Assert.Equal("utf-16", read.Note(RelationNoteKind.EncodingDiffers)!.Name);
    }

    [Fact]
    public void Read_SchemaAddressInWrongCase_IsIgnoredSilently()
    {
        var read = ReadFile.From(ReadFile.Document(Row).Replace(
            "<Document>",
            "<Document xmlns:xsi='HTTP://www.w3.org/2001/xmlschema-Instance' "
                + "xsi:noNamespaceSchemaLocation='关联关系XML schema-3.0.xsd'>",
            StringComparison.Ordinal));

        Assert.Single(read.Rows);
        Assert.Empty(read.Notes);
    }

    [Fact]
    public void Read_SeveralEventsRelationsAndLots_GiveEachRowItsOwn()
    {
        static string Relation(string product, params string[] lots) =>
            $"<Relation productCode='{product}'>"
            + $"{string.Concat(lots.Select(lot => $"<Batch batchNo='{lot}'>{Row}{Row}</Batch>"))}</Relation>";
        var read = ReadFile.From(
            "<Document><Events version='3.0'><Event name='RelationCreate'>" + Relation("A", "L1", "L2") + Relation("B", "L3")
            + "</Event><Event name='RelationCreate'>" + Relation("C", "L4") + "</Event></Events></Document>");

        Assert.Null(read.Fault);
        Assert.Equal(["A", "B", "C"], read.Headers.Select(header => header.ProductCode));
        Assert.Equal(["L1", "L1", "L2", "L2", "L3", "L3", "L4", "L4"], read.Rows.Select(row => row.LotNumber));
        Assert.Equal(8, read.Rows[^1].RowNumber);
    }

    [Fact]
    public void Read_UnknownAttributesElementsAndText_AreNotedOnceWithCount()
    {
        var strange = Row.Replace(" flag", " weight='1' flag", StringComparison.Ordinal);
        var read = ReadFile.From(ReadFile.Document(
            Row + strange + strange + strange + "<Extra deep='1'><Inner/></Extra>text" + Row)
                .Replace("batchNo", "colour='red' batchNo", StringComparison.Ordinal));

        Assert.Equal(5, read.Rows.Count);
        Assert.Equal(
            [
                (RelationNoteKind.UnknownAttribute, "colour", 1L),
                (RelationNoteKind.UnknownAttribute, "weight", 3L),
                (RelationNoteKind.UnknownElement, "Extra", 1L),
                (RelationNoteKind.UnknownElement, "Inner", 1L),
                (RelationNoteKind.TextIgnored, string.Empty, 1L),
            ],
            read.Notes.Select(note => (note.Kind, note.Name, note.Count)));
        Assert.All(read.Notes, note => Assert.Contains(" / ", note.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_MoreKindsOfNotesThanKept_SaysSoAndStaysBounded()
    {
        var rows = string.Concat(Enumerable.Range(0, 500).Select(i => $"<Code curCode='1' a{i}='x'/>"));

        var read = ReadFile.From(ReadFile.Document(rows));

        Assert.Equal(500, read.Rows.Count);
        Assert.Equal(65, read.Notes.Count);
        Assert.Equal(500 - 64, read.Note(RelationNoteKind.More)!.Count);
    }

    [Fact]
    public void Read_OtherVersionOrEventName_IsReadAndNoted()
    {
        var read = ReadFile.From(ReadFile.Document(Row).Replace("3.0", "2.0", StringComparison.Ordinal)
            .Replace("RelationCreate", "RelationUpload", StringComparison.Ordinal));

        Assert.Single(read.Rows);
        Assert.Equal("2.0", read.Note(RelationNoteKind.UnexpectedVersion)!.Name);
        Assert.Equal("RelationUpload", read.Note(RelationNoteKind.UnexpectedEvent)!.Name);
    }

    [Fact]
    public void Read_CodeOutsideALot_IsDeliveredWithoutLot()
    {
        var read = ReadFile.From($"<Document><Events version='3.0'><Event name='RelationCreate'><Relation productCode='1'>{Row}"
            + $"<Batch batchNo='L1'/>{Row}</Relation></Event></Events></Document>");

        Assert.Null(read.Fault);
        Assert.Equal([null, null], read.Rows.Select(row => row.LotNumber));
        Assert.Equal(2, read.Note(RelationNoteKind.CodeOutsideLot)!.Count);
    }
}

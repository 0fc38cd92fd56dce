using System.IO.Compression;
using System.Text;
using TraceEngine.Files.Relation;

namespace TraceEngine.Files.Tests.Relation;

public sealed class RelationReaderFaultTests
{
    private const string Row = "<Code curCode=\"81900010000000011234\" packLayer=\"1\"/>";

    [Theory]
    [InlineData("<Code curCode=\"1\" packLayer=\"1\"")]
    [InlineData("<Code curCode=\"1")]
    [InlineData("<!-- never closed")]
    [InlineData("<![CDATA[ never closed")]
    [InlineData("<")]
    [InlineData("")]
    public void Read_FileCut_DeliversWhatCameBeforeAndNamesThePlace(string rest)
    {
        var text = ReadFile.Document(Row + "\n" + Row + "\n");
        text = text[..text.IndexOf("</Batch>", StringComparison.Ordinal)] + rest;

        var read = ReadFile.From(text);

        Assert.Equal(2, read.Rows.Count);
        Assert.Equal((RelationFault.Truncated, 2L, 3L), (read.Fault!.Fault, read.Fault.RowsRead, read.Fault.LineNumber));
        Assert.Equal(Encoding.UTF8.GetByteCount(text), read.Fault.ByteOffset);
        Assert.Contains("第 3 行", read.Fault.Message, StringComparison.Ordinal);
        Assert.Contains("line 3", read.Fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<Code curCode=\"1 packLayer=\"1\"/>", "quote")]
    [InlineData("<Code curCode=1 packLayer=\"1\"/>", "without quotes")]
    [InlineData("<Code curCode packLayer=\"1\"/>", "no =")]
    [InlineData("<Code curCode=\"1\"packLayer=\"1\"/>", "no blank")]
    [InlineData("<Code curCode=\"1\" curCode=\"2\"/>", "twice")]
    [InlineData("<Code curCode=\"1<2\"/>", "'<' inside a tag")]
    [InlineData("<Code curCode=\"1\" <Code curCode=\"2\"/>", "'<' inside a tag")]
    [InlineData("<Code curCode=\"a&b\"/>", "unknown entity")]
    [InlineData("<Code curCode=\"&nbsp;\"/>", "&nbsp;")]
    [InlineData("<Code curCode=\"&#0;\"/>", "&#0;")]
    [InlineData("<Code curCode=\"&#xD800;\"/>", "&#xD800;")]
    [InlineData("</Code>", "</Code>")]
    [InlineData("<Code curCode=\"1\"></Batch>", "</Batch> does not match <Code>")]
    [InlineData("<!ELEMENT x>", "<!")]
    [InlineData("< Code/>", "no element name")]
    public void Read_MalformedPlace_NamesWhatAndWhere(string bad, string says)
    {
        var read = ReadFile.From(ReadFile.Document($"\n{Row}\n{Row}\n{bad}\n{Row}"));

        Assert.Equal(RelationFault.Malformed, read.Fault!.Fault);
        Assert.Equal(4, read.Fault.LineNumber);
        Assert.Contains(says, read.Fault.MessageEn, StringComparison.Ordinal);
        Assert.True(read.Rows.Count is 2 or 3 && read.Fault.RowsRead == read.Rows.Count);
    }

    [Theory]
    [InlineData("<!DOCTYPE Document [<!ENTITY a \"aaaa\">]>", RelationFault.DoctypeRefused)]
    [InlineData("<!DOCTYPE Document SYSTEM \"file:///etc/passwd\">", RelationFault.DoctypeRefused)]
    [InlineData("<?xml version='1.0' encoding='Shift_JIS'?>", RelationFault.UnknownEncoding)]
    [InlineData("hello", RelationFault.Malformed)]
    [InlineData("<Other/>", RelationFault.NotRelation)]
    [InlineData("<Document/>", RelationFault.Malformed)]
    public void Read_OpeningThatIsRefused_SaysWhy(string opening, RelationFault fault)
    {
        var read = ReadFile.From(opening + ReadFile.Document(Row, string.Empty));

        Assert.Empty(read.Rows);
        Assert.Equal(fault, read.Fault!.Fault);
        Assert.Contains(" / ", read.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BillFileInsteadOfRelation_SaysSo()
    {
        var read = ReadFile.From(
            "<Document><Events><Event Name='SalesWareHouseOut' MainAction='WareHouseOut'>"
            + "<DataField><Data Code='1'/></DataField></Event></Events></Document>");

        Assert.Equal(RelationFault.NotRelation, read.Fault!.Fault);
    }

    [Fact]
    public void Read_EmptyCompressedOrUtf32File_SaysSo()
    {
        var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(ReadFile.Document(Row)));
        }

        Assert.Equal(RelationFault.Empty, ReadFile.From(string.Empty).Fault!.Fault);
        Assert.Equal(RelationFault.Compressed, ReadFile.From(zipped.ToArray()).Fault!.Fault);
        Assert.Equal(RelationFault.Compressed, ReadFile.From("PK\u0003\u0004rest").Fault!.Fault);
        Assert.Equal(RelationFault.UnknownEncoding, ReadFile.From(
            [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(ReadFile.Document(Row))]).Fault!.Fault);
    }

    [Fact]
    public void Read_TwoFilesJoined_DeliversTheFirstAndSaysWhere()
    {
        var one = ReadFile.Document(Row);

        var read = ReadFile.From(one + "\n" + ReadFile.Document(Row, string.Empty));

        Assert.Single(read.Rows);
        Assert.Equal((RelationFault.Malformed, one.Length + 1L), (read.Fault!.Fault, read.Fault.ByteOffset));
    }

    [Theory]
    [InlineData(8 * 1024, true)]
    [InlineData(8 * 1024 + 1, false)]
    public void Read_ValueAtItsLimit_IsReadAndBeyondItRefused(int bytes, bool isRead)
    {
        var read = ReadFile.From(ReadFile.Document($"{Row}<Code curCode='{new string('7', bytes)}' packLayer='1'/>"));

        Assert.Equal(isRead ? 2 : 1, read.Rows.Count);
        Assert.Equal(isRead ? null : RelationFault.TooLong, read.Fault?.Fault);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Read_TagLongerThanItsLimit_IsRefusedHoweverItArrives(int mostBytes)
    {
        var text = ReadFile.Document($"{Row}\n<Code curCode='1' a='{new string('7', 70_000)}'/>");

        var read = ReadFile.From(new TricklingStream(Encoding.UTF8.GetBytes(text), mostBytes, seed: 1));

        Assert.Single(read.Rows);
        Assert.Equal((RelationFault.TooLong, 2L), (read.Fault!.Fault, read.Fault.LineNumber));
    }

    [Fact]
    public void Read_NestingBeyondTheLimit_IsRefused()
    {
        var read = ReadFile.From(ReadFile.Document(string.Concat(Enumerable.Repeat("<a>", 100))));

        Assert.Equal(RelationFault.TooLong, read.Fault!.Fault);
    }

    [Fact]
    public void Read_CommentLongerThanAnyBuffer_IsPassedOver()
    {
        var read = ReadFile.From(ReadFile.Document($"{Row}<!-- {new string('\n', 1_000_000)} -->{Row}"));

        Assert.Null(read.Fault);
        Assert.Equal(1_000_001, read.Rows[1].LineNumber);
    }

    [Fact]
    public void Read_AfterAFault_GivesTheSameFaultAgain()
    {
        using var reader = new RelationReader(new MemoryStream(Encoding.UTF8.GetBytes("<Document><Events>")));

        var first = Assert.Throws<RelationFormatException>(() => reader.Read());

        Assert.Same(first, Assert.Throws<RelationFormatException>(() => reader.Read()));
        Assert.Throws<InvalidOperationException>(() => reader.Code.RowNumber);
    }

    [Fact]
    public void Read_AfterTheEnd_StaysFalse()
    {
        using var reader = new RelationReader(new MemoryStream(Encoding.UTF8.GetBytes(ReadFile.Document(Row))));
        while (reader.Read())
        {
        }

        Assert.False(reader.Read());
        Assert.Equal(RelationItemKind.None, reader.Kind);
    }
}

using System.Text;

namespace TraceEngine.Files.Tests.Relation;

/// <summary>Files several times the reader's buffer: every row keeps its values and its place.</summary>
public sealed class RelationReaderLargeFileTests
{
    private const int Rows = 8_000;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    public void Read_FileBeyondTheBuffer_KnowsEveryPlace(string name)
    {
        var encoding = name == "gb18030" ? CodePagesEncodingProvider.Instance.GetEncoding(name)! : Encoding.GetEncoding(name);
        var rows = string.Concat(Enumerable.Range(1, Rows).Select(
            row => $"<!-- 第{row}行㐂 -->\r\n<Code curCode=\"码{row}\" packLayer=\"{row % 3}\" parentCode=\"８１{row}\"/>"
                + $"<Code curCode=\"{row}\" packLayer=\"1\"></Code>"));
        byte[] content =
            [.. encoding.Preamble, .. encoding.GetBytes(ReadFile.Document(rows, $"<?xml version='1.0' encoding='{name}'?>"))];
        var start = encoding.GetBytes("<Code");

        var read = ReadFile.From(content);

        Assert.Null(read.Fault);
        Assert.Equal(2 * Rows, read.Rows.Count);
        var from = 0;
        for (var i = 0; i < read.Rows.Count; i++)
        {
            from += content.AsSpan(from).IndexOf(start);
            var number = (i / 2) + 1;
            var expected = i % 2 == 0 ? ($"码{number}", $"81{number}") : ($"{number}", string.Empty);
            var row = read.Rows[i];
            Assert.Equal((expected, (long)from, number + 1L), ((row.Code, row.Parent), row.ByteOffset, row.LineNumber));
            from++;
        }
    }

    [Fact]
    public void Read_CommentOfInvalidBytesBeyondTheBuffer_IsPassedOver()
    {
        var text = ReadFile.Document("<!--?--><Code curCode='1' packLayer='1'/>");
        var at = text.IndexOf('?', text.IndexOf("<!--", StringComparison.Ordinal));
        var junk = new byte[600_000];
        junk.AsSpan().Fill(0x80);

        var read = ReadFile.From([.. Encoding.UTF8.GetBytes(text[..at]), .. junk, .. Encoding.UTF8.GetBytes(text[(at + 1)..])]);

        Assert.Null(read.Fault);
        Assert.Equal("1", Assert.Single(read.Rows).Code);
    }
}

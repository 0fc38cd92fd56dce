using TraceEngine.Files.Relation;
using TraceEngine.Files.Relation.Writing;

namespace TraceEngine.Files.Tests.Relation;

public sealed class RelationReaderAllocationTests
{
    private const int Rows = 100_000;

    // Buffers and tables of one reader; nothing of it grows with the file.
    private const long FixedBytes = 1_000_000;

    [Theory]
    [InlineData("as written", "", "")]
    [InlineData("unknown attribute", " flag=", " extra='1' flag=")]
    [InlineData("blanks to clean", " curCode=\"", " curCode=\" ")]
    public void Read_HundredThousandRows_AllocatesNothingPerRow(string name, string replaced, string replacement)
    {
        _ = name;
        var file = new MemoryStream();
        RelationWriter.Write(
            file, new RelationWriterOptions(), new SeededCascadeOptions { CodeCount = Rows },
            TestContext.Current.CancellationToken);
        var text = System.Text.Encoding.UTF8.GetString(file.ToArray());
        var content = replaced.Length == 0 ? text : text.Replace(replaced, replacement, StringComparison.Ordinal);
        var bytes = System.Text.Encoding.UTF8.GetBytes(content);
        _ = ReadAll(bytes[..(bytes.Length / 2)]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = ReadAll(bytes);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(Rows, rows);
        Assert.True(allocated < FixedBytes, $"{allocated} bytes for {Rows} rows");
    }

    private static long ReadAll(byte[] content)
    {
        using var reader = new RelationReader(new MemoryStream(content));
        long digits = 0;
        try
        {
            while (reader.Read())
            {
                if (reader.Kind == RelationItemKind.Code)
                {
                    var row = reader.Code;
                    digits += row.Code.Length + row.ParentCode.Length
                        + row.PackLayer + row.Flag + row.LineNumber + row.ByteOffset;
                }
            }
        }
        catch (RelationFormatException)
        {
            // The warm-up reads half a file.
        }

        return digits > 0 ? reader.RowsRead : 0;
    }
}

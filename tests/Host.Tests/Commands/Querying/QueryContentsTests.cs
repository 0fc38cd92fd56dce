using TraceEngine.Client.Queries;
using TraceEngine.Host.Commands.Querying;

namespace TraceEngine.Host.Tests.Commands.Querying;

public sealed class QueryContentsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draw_CaseOfTwoBoxes_ShowsEachInsideItsPackage()
    {
        var text = new StringWriter { NewLine = "\n" };

        Assert.False(await QueryContentsTree.DrawAsync(text, CaseOfTwoBoxes(isTruncated: false), Cancellation));

        Assert.Equal(
            """
            L3 c
            ├── L2 a
            │   └── L1 u
            └── L2 b
                ├── L1 v
                └── L1 w
            内含 inside: L2 2  L1 3

            """,
            text.ToString());
    }

    [Fact]
    public async Task Draw_MoreThanWasWalked_CountsAtLeast()
    {
        var text = new StringWriter { NewLine = "\n" };

        Assert.True(await QueryContentsTree.DrawAsync(text, CaseOfTwoBoxes(isTruncated: true), Cancellation));

        Assert.EndsWith("inside: L2 ≥ 2  L1 ≥ 3\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Json_HasALineACodeWithItsPath()
    {
        var text = new StringWriter { NewLine = "\n" };

        await QueryContentsLines.WriteJsonAsync(text, CaseOfTwoBoxes(isTruncated: true), Cancellation);

        var lines = text.ToString().Split('\n');
        Assert.Equal("""{"code":"c","level":3,"depth":0,"parent":"","path":[]}""", lines[0]);
        Assert.Equal("""{"code":"w","level":1,"depth":2,"parent":"b","path":["c","b"]}""", lines[5]);
        Assert.Equal("""{"codes":5,"truncated":true}""", lines[6]);
    }

    [Fact]
    public async Task Write_Csv_HasARowACodeWithItsPath()
    {
        var text = new StringWriter();

        await QueryContentsLines.WriteCsvAsync(text, CaseOfTwoBoxes(isTruncated: false), Cancellation);

        var lines = text.ToString().Split("\r\n");
        Assert.StartsWith("追溯码 code,层级 level,深度 depth,", lines[0], StringComparison.Ordinal);
        Assert.Contains("c > b", lines[6], StringComparison.Ordinal);
        Assert.Equal(8, lines.Length);
    }

    private static async IAsyncEnumerable<ContentsPiece> CaseOfTwoBoxes(bool isTruncated)
    {
        await Task.CompletedTask;
        var root = new ContentsNode("c", 3, 0, null);
        var (first, second) = (new ContentsNode("a", 2, 1, root), new ContentsNode("b", 2, 1, root));
        yield return new ContentsPiece([root, first, second], IsTruncated: false);
        yield return new ContentsPiece(
            [new("u", 1, 2, first), new("v", 1, 2, second), new("w", 1, 2, second)], isTruncated);
    }
}

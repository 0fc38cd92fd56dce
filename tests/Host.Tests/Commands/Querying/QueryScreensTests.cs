using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Commands.Querying;

namespace TraceEngine.Host.Tests.Commands.Querying;

public sealed class QueryScreensTests
{
    [Fact]
    public void Draw_ChainWithNodesOfPackages_MarksWhereTheyComeFrom()
    {
        var lines = Draw(console => QueryChainTree.Draw(console, SampleChain())).Split('\n');

        Assert.Contains(lines, line => Has(line, "CASE", "▲ 1 个节点由此而来 1 nodes come from here"));
        Assert.Contains(lines, line => Has(line, "SO-1", "▲ CASE 来自上级 from parent 箱 L3"));
        Assert.Contains(lines, line => Has(line, "SO-2", "▲ OLDBOX 来自原上级 from a former parent"));
        Assert.Contains(lines, line => Has(line, "SO-3", "本码 this code") && !line.Contains('▲', StringComparison.Ordinal));
        Assert.Contains(lines, line => Has(line, "RC-1", "整批 whole lot"));
        Assert.Contains(lines, line => Has(line, "状态 status", "在途 in transit"));
        Assert.Contains(lines, line => Has(line, "现产品信息 product now", "新名称", "P-1 v2"));
    }

    [Fact]
    public async Task Write_ChainAsCsv_HasARowANode()
    {
        var text = new StringWriter();

        await QueryChainCsv.WriteAsync(text, SampleChain());

        var lines = text.ToString().Split("\r\n");
        Assert.Equal(6, lines.Length);
        Assert.All(lines[1..5], line => Assert.Contains("UNIT", line, StringComparison.Ordinal));
        Assert.All(lines[..5], line => Assert.Equal(24, line.Count(letter => letter == ',')));
        Assert.Contains("CASE\",1,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ChainWithoutNodes_HasOneRow()
    {
        var text = new StringWriter();

        await QueryChainCsv.WriteAsync(text, new Chain { Code = "UNIT" });

        Assert.Equal(3, text.ToString().Split("\r\n").Length);
    }

    [Fact]
    public void Draw_List_SaysHowManyThereAre()
    {
        CodeListRow[] rows =
        [
            new() { Code = "UNIT", Level = 1, State = CodeState.Terminated, EndCause = EndCause.Voided, LotNumber = "L-1" },
            new() { Code = "BARE" },
        ];

        var part = Draw(console => QueryListTable.Draw(console, rows, 100_000, isAtLeast: true));
        var whole = Draw(console => QueryListTable.Draw(console, rows, 2, isAtLeast: false));

        Assert.Contains("≥ 100,000 codes, the first 2 are shown", part, StringComparison.Ordinal);
        Assert.Contains("共 2 个码 / 2 codes", whole, StringComparison.Ordinal);
        Assert.Contains(whole.Split('\n'), line => Has(line, "UNIT", "注销 voided", "L-1"));
        Assert.Contains(whole.Split('\n'), line => Has(line, "BARE", "不可查 not told"));
    }

    private static bool Has(string line, params string[] parts) =>
        parts.All(part => line.Contains(part, StringComparison.Ordinal));

    private static string Draw(Action<IAnsiConsole> draw)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 240;
        draw(console);
        return text.ToString();
    }

    private static Chain SampleChain() => new()
    {
        Code = "UNIT",
        Level = 1,
        State = CodeState.Active,
        Status = CodeStatus.InTransit,
        Product = new ChainProduct { ProductCode = "P-1", Name = "旧名称", Version = 1, LevelName = "盒" },
        CurrentProduct = new ChainProduct { ProductCode = "P-1", Name = "新名称", Version = 2 },
        Mapping = new ThreeCodeMapping { TraceCode = "UNIT" },
        Lot = new ChainLot { LotNumber = "L-1", MadeOn = "2026-01-15", ExpiresOn = "2028-01-14" },
        Activation = new Activation { ActivatedAt = At(0), UploadedAt = At(0) },
        Path =
        {
            new PathNode { Code = "BOX", Level = 2, LevelName = "中包", State = CodeState.Active },
            new PathNode { Code = "CASE", Level = 3, LevelName = "箱", State = CodeState.Active },
        },
        Nodes =
        {
            Node(FlowKind.Shipping, "SO-1", "CASE", 1),
            Node(FlowKind.Shipping, "SO-2", "OLDBOX", 2),
            Node(FlowKind.Shipping, "SO-3", "UNIT", 3),
            Node(FlowKind.Recall, "RC-1", "", 4),
        },
    };

    private static ChainNode Node(FlowKind kind, string number, string via, int hour) =>
        new() { Kind = kind, DocumentNumber = number, Via = via, EventAt = At(hour), UploadedAt = At(hour) };

    private static Timestamp At(int hour) =>
        Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 1, 20, hour, 0, 0, TimeSpan.Zero));
}

using Spectre.Console;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Host.Commands.Querying;

/// <summary>Draws what happened to a code: one row a document, the oldest first.</summary>
internal static class QueryChainNodes
{
    public static void Draw(IAnsiConsole console, Chain chain)
    {
        DrawReplacement(console, "由新码替换 replaced by", chain.ReplacedBy);
        DrawReplacement(console, "替换旧码 takes the place of", chain.Replaces);
        if (chain.Nodes.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("时间 at").NoWrap())
            .AddColumn("节点 node")
            .AddColumn("单据 document")
            .AddColumn("从 → 到 from → to")
            .AddColumn("所载码 named code")
            .AddColumn("备注 remarks");
        foreach (var node in chain.Nodes)
        {
            table.AddRow(
                new Text(ReconcileTables.Time(node.EventAt)),
                new Text($"{QueryWords.NameOf(node.Kind)} {node.BillType}".TrimEnd()),
                new Text(node.DocumentNumber),
                new Text(Way(node)),
                Via(chain, node),
                new Text(Remarks(node)));
        }

        console.WriteLine();
        console.Write(table);
    }

    private static void DrawReplacement(IAnsiConsole console, string label, string code)
    {
        if (code.Length > 0)
        {
            console.WriteLine($"{label}  {code}");
        }
    }

    private static string Way(ChainNode node)
    {
        var way = (node.Shipper.Length, node.Receiver.Length) switch
        {
            (0, 0) => node.Reporter,
            (_, 0) => node.Shipper,
            (0, _) => $"→ {node.Receiver}",
            _ => $"{node.Shipper} → {node.Receiver}",
        };
        return node.Carrier.Length == 0 ? way : $"{way} (承运 by {node.Carrier})";
    }

    private static string Remarks(ChainNode node)
    {
        string[] remarks =
        [
            node.ChangeReason,
            node.Withdrawn ? $"已撤回 withdrawn: {node.WithdrawnReason}" : string.Empty,
            node.Incomplete ? "单据未完结 incomplete" : string.Empty,
        ];
        return string.Join('\n', remarks.Where(remark => remark.Length > 0));
    }

    // A mark besides the words: the colour is lost in a file or a pipe.
    private static Text Via(Chain chain, ChainNode node)
    {
        if (node.Via.Length == 0)
        {
            return new Text("整批 whole lot");
        }

        if (!QueryWords.IsFromParent(chain, node))
        {
            return new Text("本码 this code");
        }

        var package = chain.Path.FirstOrDefault(package => package.Code == node.Via);
        var what = package is null
            ? "来自原上级 from a former parent"
            : $"来自上级 from parent {package.LevelName} L{package.Level}";
        return new Text($"▲ {node.Via} {what}", new Style(Color.Olive));
    }
}

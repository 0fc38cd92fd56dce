using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;
using Spectre.Console.Rendering;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Host.Commands.Querying;

/// <summary>Draws a chain: the outermost package at the top, down to the code itself, then what is known of it.</summary>
internal static class QueryChainTree
{
    public static void Draw(IAnsiConsole console, Chain chain)
    {
        if (chain.Product is null)
        {
            console.WriteLine($"{chain.Code}  仅显示本企业上报的单据 / only documents of this enterprise are shown");
        }
        else
        {
            console.Write(Packages(chain));
            console.WriteLine();
            console.Write(Facts(chain));
        }

        QueryChainNodes.Draw(console, chain);
    }

    private static Tree Packages(Chain chain)
    {
        // The colour is lost in a file or a pipe, so an arrow marks the code asked for as well.
        var self = new Columns(
            Label(chain.Product.LevelName, chain.Level, chain.State, new Text(chain.Code, new Style(Color.Black, Color.Yellow))),
            new Text("◄ 本码 this code", new Style(Color.Yellow)))
        {
            Expand = false,
        };
        var labels = chain.Path.Reverse()
            .Select(node => Package(chain, node))
            .Append(self)
            .ToList();
        var tree = new Tree(labels[0]);
        IHasTreeNodes innermost = tree;
        foreach (var label in labels.Skip(1))
        {
            innermost = innermost.AddNode(label);
        }

        foreach (var count in chain.Contents)
        {
            var atLeast = chain.ContentsTruncated ? "≥ " : string.Empty;
            innermost.AddNode(new Text(
                $"内含 {atLeast}{count.Codes.ToString("N0", CultureInfo.InvariantCulture)} 个 {count.Level} 级码 / "
                + $"{atLeast}{count.Codes.ToString("N0", CultureInfo.InvariantCulture)} codes on level {count.Level} inside",
                new Style(Color.Grey)));
        }

        return tree;
    }

    private static Columns Package(Chain chain, PathNode package)
    {
        var label = Label(package.LevelName, package.Level, package.State, new Text(package.Code));
        var nodes = chain.Nodes.Count(node => node.Via == package.Code);
        return nodes == 0 ? label : new Columns(
            label,
            new Text($"▲ {nodes} 个节点由此而来 {nodes} nodes come from here", new Style(Color.Olive)))
        {
            Expand = false,
        };
    }

    private static Columns Label(string levelName, uint level, CodeState state, IRenderable code)
    {
        var name = level == 0 ? "层级未知 level unknown" : $"{levelName} L{level}".TrimStart();
        return new Columns(new Text(name, new Style(Color.Grey)), code, State(state)) { Expand = false };
    }

    private static Text State(CodeState state) => state switch
    {
        CodeState.Active => new Text("已激活 active", new Style(Color.Green)),
        CodeState.Terminated => new Text("已终止 terminated", new Style(Color.Red)),
        _ => new Text("未激活 not activated yet", new Style(Color.Olive)),
    };

    private static Grid Facts(Chain chain)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        var (product, mapping, lot, activation) = (chain.Product, chain.Mapping, chain.Lot, chain.Activation);
        Add("状态 status", QueryWords.NameOf(chain.Status), QueryWords.NameOf(chain.EndCause));
        Add("产品 product", product.Name, product.Spec, Kind(product.Kind), $"{product.ProductCode} v{product.Version}");
        if (chain.CurrentProduct is { } now && now.Version != product.Version)
        {
            Add("现产品信息 product now", now.Name, now.Spec, Kind(now.Kind), $"{now.ProductCode} v{now.Version}");
        }

        Add("三码合一 three-code mapping", $"追溯码 trace code  {mapping.TraceCode}");
        Add(string.Empty, $"医保编码 NHSA code  {OrUnknown(mapping.NhsaCode)}");
        Add(string.Empty, $"商品码 barcode  {OrUnknown(mapping.Barcode)}");
        Add("生产批号 lot", lot.LotNumber, $"生产 made {lot.MadeOn}", $"有效期至 expires {Expiry(lot)}");
        Add("激活 activation", Time(activation.ActivatedAt), $"{activation.EnterpriseName} {activation.CreditCode}");
        Add(string.Empty, activation.Workshop, activation.Line, activation.LineManager);
        Add("上传 upload", Time(activation.UploadedAt), $"{activation.Stream} #{activation.Sequence}");
        Add("原始扫描 scanned as", chain.Original);
        Add("直接内含 children", chain.Children == 0 ? string.Empty : chain.Children.ToString("N0", CultureInfo.InvariantCulture));
        return grid;

        void Add(string label, params string[] values)
        {
            var text = string.Join("  ", values.Where(value => value.Length > 0));
            if (text.Length > 0)
            {
                grid.AddRow(new Text(label, new Style(Color.Grey)), new Text(text));
            }
        }
    }

    private static string Kind(ProductKind kind) => kind switch
    {
        ProductKind.ImportedDrug => "进口药 imported drug",
        ProductKind.DomesticDrug => "国产药 domestic drug",
        ProductKind.Consumable => "医用耗材 consumable",
        _ => "-",
    };

    private static string Expiry(ChainLot lot) => lot.ExpiryIsMonth ? $"{lot.ExpiresOn[..7]} (按月 by month)" : lot.ExpiresOn;

    private static string OrUnknown(string value) => value.Length > 0 ? value : "未登记 not registered";

    // The field's clock is China's, wherever the server stands.
    private static string Time(Timestamp time) => time.ToDateTimeOffset()
        .ToOffset(TimeSpan.FromHours(8))
        .ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}

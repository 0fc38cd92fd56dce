using System.Globalization;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Files.ErrorReports;

namespace TraceEngine.Host.Commands.Querying;

/// <summary>
/// A chain as a table: a row for each node with what is known of the code; one row without a node where there is none.
/// </summary>
internal static class QueryChainCsv
{
    public static async Task WriteAsync(TextWriter writer, Chain chain)
    {
        var table = new CsvTable(
            writer,
            "追溯码 code", "层级 level", "状态 state", "上级 parent", "产品编码 product_code", "产品 product", "批号 lot", "生产日期 made_on",
            "有效期至 expires_on", "激活企业 activated_by", "激活时间 activated_at", "节点 node", "单据类型 bill_type", "单据号 document",
            "上报企业 reporter", "发货 shipper", "收货 receiver", "配送 carrier", "流通 circulator", "时间 event_at", "上传 uploaded_at",
            "所载码 via", "来自上级 from_parent", "原因 reason", "已撤回 withdrawn");
        if (chain.Nodes.Count == 0)
        {
            AddNode(AddCode(table, chain), chain, new ChainNode());
        }

        foreach (var node in chain.Nodes)
        {
            AddNode(AddCode(table, chain), chain, node);
        }

        await writer.FlushAsync();
    }

    private static CsvTable AddCode(CsvTable table, Chain chain) => table
        .AddCode(chain.Code)
        .AddText(chain.Level == 0 ? string.Empty : chain.Level.ToString(CultureInfo.InvariantCulture))
        .AddText(chain.Product is null ? string.Empty : QueryWords.NameOf(chain.State))
        .AddCode(chain.Path.Count == 0 ? string.Empty : chain.Path[0].Code)
        .AddCode(chain.Product?.ProductCode ?? string.Empty)
        .AddText(chain.Product?.Name ?? string.Empty)
        .AddCode(chain.Lot?.LotNumber ?? string.Empty)
        .AddText(chain.Lot?.MadeOn ?? string.Empty)
        .AddText(chain.Lot?.ExpiresOn ?? string.Empty)
        .AddText(chain.Activation?.CreditCode ?? string.Empty)
        .AddText(QueryWords.Time(chain.Activation?.ActivatedAt));

    private static void AddNode(CsvTable table, Chain chain, ChainNode node) => table
        .AddText(chain.Nodes.Count == 0 ? string.Empty : QueryWords.NameOf(node.Kind))
        .AddText(node.BillType)
        .AddCode(node.DocumentNumber)
        .AddText(node.Reporter)
        .AddText(node.Shipper)
        .AddText(node.Receiver)
        .AddText(node.Carrier)
        .AddText(node.Circulator)
        .AddText(QueryWords.Time(node.EventAt))
        .AddText(QueryWords.Time(node.UploadedAt))
        .AddCode(node.Via)
        .AddText(QueryWords.IsFromParent(chain, node) ? "1" : string.Empty)
        .AddText(node.ChangeReason)
        .AddText(node.Withdrawn ? "1" : string.Empty)
        .EndRow();
}

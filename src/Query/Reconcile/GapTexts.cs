using System.Globalization;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>What was expected and what was found, in both languages.</summary>
internal static class GapTexts
{
    // The field's clock is China's, wherever the server stands.
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    /// <summary>The texts of a gap.</summary>
    public static ((string Zh, string En) Expected, (string Zh, string En) Found) Of(Finding finding) => finding.Kind switch
    {
        GapKind.ShippedNotReceived => (
            ($"收货方 {finding.Document!.Receiver} 上报收货", $"a receipt reported by {finding.Document.Receiver}"),
            ("没有收货记录", "none")),
        GapKind.ReceivedNotShipped => (
            ($"发货方 {finding.Document!.Shipper} 上报发往 {finding.Document.Receiver}",
                $"a shipping to {finding.Document.Receiver} reported by {finding.Document.Shipper}"),
            ("没有发货记录", "none")),
        GapKind.CountDiffers when finding.IsReceipt => (
            ($"所发 {finding.Expected} 个最小包装全部收货", $"all {finding.Expected} smallest packages shipped are received"),
            ($"收货 {finding.Found} 个", $"{finding.Found} received")),
        GapKind.CountDiffers => (
            ($"单据声明 {finding.Expected} 行", $"{finding.Expected} rows, as announced"),
            ($"收到 {finding.Found} 行{(finding.Document!.IsOpen ? "，单据未完结" : string.Empty)}",
                $"{finding.Found} rows{(finding.Document.IsOpen ? ", the document is not complete" : string.Empty)}")),
        GapKind.TimeBackwards => (Bound(finding), (Time(finding.Document!.EventAt), Time(finding.Document.EventAt))),
        GapKind.TwoPlaces => (("只在一处", "one place"), Places(finding)),
        _ => (("包装已激活", "the package is activated"), ("从未激活", "it was never activated")),
    };

    private static (string Zh, string En) Bound(Finding finding)
    {
        var time = Time(finding.Bound!.Value);
        return finding.Other is { } other
            ? ($"不早于单据“{other.Number}”的 {time}", $"not before {time} of the document \"{other.Number}\"")
            : ($"不早于激活时间 {time}", $"not before the activation at {time}");
    }

    private static (string Zh, string En) Places(Finding finding)
    {
        var documents = new[] { finding.Other, finding.Document }.OfType<DocumentFacts>().ToArray();
        return (
            string.Join('，', documents.Select(document => $"单据“{document.Number}”：{Place(document, "发往", "已收货")}")),
            string.Join(", ", documents.Select(document => $"\"{document.Number}\": {Place(document, "sent to", "is with")}")));
    }

    private static string Place(DocumentFacts document, string sent, string with) =>
        $"{(document.Move == CustodyMove.Release ? sent : with)} {document.Receiver}";

    private static string Time(DateTime time) => new DateTimeOffset(time).ToOffset(Zone)
        .ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}

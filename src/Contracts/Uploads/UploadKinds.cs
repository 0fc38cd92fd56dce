using System.Collections.Frozen;

namespace TraceEngine.Contracts.Uploads;

/// <summary>What the eight uploads are called: on the wire, on the command line, by people.</summary>
public static class UploadKinds
{
    private static readonly FrozenDictionary<UploadKind, (string Wire, string Command, string Zh, string En)> Names =
        new Dictionary<UploadKind, (string, string, string, string)>
        {
            [UploadKind.ImportedDrug] = ("impDrugInfo", "imported-drug", "进口药信息", "imported drugs"),
            [UploadKind.DomesticDrug] = ("domDrugInfo", "domestic-drug", "国产药信息", "domestic drugs"),
            [UploadKind.Consumable] = ("mcsInfo", "consumable", "医用耗材信息", "medical consumables"),
            [UploadKind.TraceCodes] = ("tracCodgInfo", "codes", "追溯码信息", "trace codes"),
            [UploadKind.Shipping] = ("shpInfo", "shipping", "发货信息", "shipping"),
            [UploadKind.Receiving] = ("shppInfo", "receiving", "收货信息", "receiving"),
            [UploadKind.Delivery] = ("delvInfo", "delivery", "配送信息", "delivery"),
            [UploadKind.Circulation] = ("circInfo", "circulation", "流通信息", "circulation"),
        }.ToFrozenDictionary();

    /// <summary>All eight, in the order of the standard.</summary>
    public static IReadOnlyList<UploadKind> All { get; } = [.. Enum.GetValues<UploadKind>()];

    /// <summary>The name of the JSON interface, such as tracCodgInfo.</summary>
    public static string ToWireName(this UploadKind kind) => Names[kind].Wire;

    /// <summary>The path of the JSON interface, such as /tracCodgInfo.</summary>
    public static string ToPath(this UploadKind kind) => $"/{kind.ToWireName()}";

    /// <summary>The name on the command line, such as codes.</summary>
    public static string ToCommandName(this UploadKind kind) => Names[kind].Command;

    /// <summary>The Chinese name.</summary>
    public static string ToChinese(this UploadKind kind) => Names[kind].Zh;

    /// <summary>The English name.</summary>
    public static string ToEnglish(this UploadKind kind) => Names[kind].En;

    /// <summary>Whether a row of the upload is a product (or a package level of one) and not a trace code.</summary>
    public static bool IsProduct(this UploadKind kind) =>
        kind is UploadKind.ImportedDrug or UploadKind.DomesticDrug or UploadKind.Consumable;

    /// <summary>Finds a kind by any of its names, whatever the case.</summary>
    /// <param name="name">A wire name, command name or Chinese name; spaces around it do not count.</param>
    /// <param name="kind">The kind.</param>
    public static bool TryParse(string? name, out UploadKind kind)
    {
        var wanted = name?.Trim() ?? "";
        foreach (var candidate in All)
        {
            var (wire, command, zh, _) = Names[candidate];
            if (wanted.Equals(wire, StringComparison.OrdinalIgnoreCase)
                || wanted.Equals(command, StringComparison.OrdinalIgnoreCase)
                || wanted == zh)
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }
}

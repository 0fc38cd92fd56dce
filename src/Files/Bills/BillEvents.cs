using System.Collections.Frozen;

namespace TraceEngine.Files.Bills;

/// <summary>The event names of scan-gun bills (终端接口 3.0), spelt as they are found, and the bill types they mean.</summary>
internal static class BillEvents
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["ProduceWareHouseIn"] = "101",
        ["PurchaseWareHouseIn"] = "102",
        ["ReturnWareHouseIn"] = "103",
        ["AllocateWareHouseIn"] = "104",
        ["SalesWareHouseOut"] = "201",
        ["ReturnWareHouseOut"] = "202",
        ["AllocateWareHouseOut"] = "203",
        ["ReworkWareHouseOut"] = "204",
        ["DestoryWareHouseOut"] = "205",
        ["DestroyWareHouseOut"] = "205",
        ["CheckWareHouseOut"] = "206",
        ["DirectAllocateWareHouseOut"] = "237",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>All names, sorted.</summary>
    public static IEnumerable<string> Names => Types.Keys.Order(StringComparer.Ordinal);

    /// <summary>The bill type of an event; null when its name is not known.</summary>
    public static string? TypeOf(string name) => Types.GetValueOrDefault(name.Trim());
}

using System.Globalization;
using System.Text;
using TraceEngine.Query.Exports.Chunks;

namespace TraceEngine.Query.Exports.Rendering;

/// <summary>One row a code: what it is, how it stands, and the first and last of its nodes.</summary>
internal static class ChainSummary
{
    private static readonly int[] CodeColumns = PlacesOf(
        ExportColumns.CodeGroup,
        "trace_code", "result", "package_level", "level_name", "status_name", "parent_code", "child_count", "replaced_by");

    private static readonly int[] BirthColumns = PlacesOf(
        ExportColumns.BirthGroup, "product_code", "product_name", "spec", "lot_number", "expires_on", "activated_at");

    private static readonly int[] LastColumns = PlacesOf(
        ExportColumns.NodeGroup, "event_at", "node_type", "document_number", "org_name", "receiver");

    private static readonly int EventAt = PlacesOf(ExportColumns.NodeGroup, "event_at")[0];

    public static IReadOnlyList<string> Headings { get; } =
    [
        .. CodeColumns.Select(place => ExportColumns.CodeGroup[place].Heading),
        .. BirthColumns.Select(place => ExportColumns.BirthGroup[place].Heading),
        "节点数 node_count",
        "首个节点时间 first_event_at",
        .. LastColumns.Select(place => $"末个节点：{ExportColumns.NodeGroup[place].Title} last_{ExportColumns.NodeGroup[place].Name}"),
    ];

    /// <summary>The cells of a code.</summary>
    public static void AddCells(ByteRow row, ChunkContent chunk, int code)
    {
        var entry = chunk.Codes[code];
        foreach (var place in CodeColumns)
        {
            XlsxCells.Add(row, chunk[chunk.CodeCell(code, place)], ExportColumns.CodeGroup[place].Kind);
        }

        foreach (var place in BirthColumns)
        {
            var cell = entry.Birth < 0 ? [] : chunk[chunk.BirthCell(entry.Birth, place)];
            XlsxCells.Add(row, cell, ExportColumns.BirthGroup[place].Kind);
        }

        XlsxCells.Add(row, Encoding.ASCII.GetBytes(entry.VisitCount.ToString(CultureInfo.InvariantCulture)), CellKind.Number);
        AddNode(row, chunk, entry, entry.FirstVisit, EventAt);
        foreach (var place in LastColumns)
        {
            AddNode(row, chunk, entry, entry.FirstVisit + entry.VisitCount - 1, place);
        }
    }

    private static void AddNode(ByteRow row, ChunkContent chunk, CodeEntry entry, int visit, int place)
    {
        var cell = entry.VisitCount == 0 ? [] : chunk[chunk.NodeCell(chunk.Visit(visit).Node, place)];
        XlsxCells.Add(row, cell, ExportColumns.NodeGroup[place].Kind);
    }

    private static int[] PlacesOf(IReadOnlyList<ExportColumn> columns, params string[] names) =>
        [.. names.Select(name => columns.Index().Single(column => column.Item.Name == name).Index)];
}

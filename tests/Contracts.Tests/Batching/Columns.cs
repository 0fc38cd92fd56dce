using System.Text;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Tests.Batching;

/// <summary>Reads columns back into rows, independently of the code that wrote them.</summary>
internal static class Columns
{
    public static IReadOnlyList<(string Code, int Level, string Parent, int PackMode)> Rows(ActivationBatch batch) =>
        [.. batch.Sections.SelectMany(Rows)];

    public static IReadOnlyList<(string Code, int Level, string Parent, int PackMode)> Rows(ActivationSection section)
    {
        var codes = Codes(section.Codes);
        var parents = Codes(section.Parents);
        var rows = new List<(string, int, string, int)>();
        for (var i = 0; i < codes.Count; i++)
        {
            var parent = section.ParentIndexes.Count > 0 ? section.ParentIndexes[i] : 0;
            rows.Add((
                codes[i],
                section.Levels.Length == 1 ? section.Levels[0] : section.Levels[i],
                parent == 0 ? "" : parents[(int)parent - 1],
                section.PackModes.IsEmpty ? 0 : section.PackModes[i]));
        }

        return rows;
    }

    /// <summary>Child and parent; the child is empty where everything leaves the parent.</summary>
    public static IReadOnlyList<(string Child, string Parent, int PackMode)> Rows(PackagingBatch batch) =>
        [.. batch.Sections.SelectMany(Rows)];

    public static IReadOnlyList<(string Child, string Parent, int PackMode)> Rows(PackagingSection section)
    {
        var children = Codes(section.Children);
        var parents = Codes(section.Parents);
        if (children.Count == 0)
        {
            return [.. parents.Select(parent => ("", parent, 0))];
        }

        return [.. children.Select((child, i) => section.ParentIndexes[i] is > 0 and var index
            ? (child, parents[(int)index - 1], section.PackModes.IsEmpty ? 0 : section.PackModes[(int)index - 1])
            : (child, "", 0))];
    }

    /// <summary>What each row is, in the order in which the server counts them.</summary>
    public static IReadOnlyList<string> Rows(FlowBatch batch) => [.. batch.Sections.SelectMany(section => Codes(section.Codes)
        .Concat(section.Rejected.Select(rejected => $"rejected {rejected.Code}"))
        .Concat(section.Lots.Select(lot => $"lot {lot.LotNumber}"))
        .Concat(section.Quantities.Select(item => $"quantity {item.Identifier} {item.Quantity}"))
        .Concat(section.Corrections.Select(correction => $"correction {correction.TargetCase}")))];

    public static IReadOnlyList<string> Codes(CodeColumn? column)
    {
        if (column?.EncodingCase == CodeColumn.EncodingOneofCase.Text)
        {
            return column.Text.Values;
        }

        if (column?.EncodingCase != CodeColumn.EncodingOneofCase.Packed)
        {
            return [];
        }

        var digits = (int)column.Packed.Digits;
        var hex = Convert.ToHexString(column.Packed.Data.Span);
        var stride = (digits + 1) / 2 * 2;
        var codes = new List<string>();
        for (var start = 0; start < hex.Length; start += stride)
        {
            codes.Add(new StringBuilder(hex, start, digits, digits).ToString());
        }

        return codes;
    }
}

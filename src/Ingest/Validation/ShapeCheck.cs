using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Ingest.Validation;

/// <summary>Whether the columns of a batch fit each other. A batch that fails here has no rows that could be judged.</summary>
internal static class ShapeCheck
{
    /// <summary>What is wrong, or null; counts rows and parents on the way.</summary>
    public static Malformed? Find(
        IReadOnlyList<ActivationSection> sections, IngestLimits limits, out int rowCount, out int parentCount)
    {
        rowCount = 0;
        parentCount = 0;
        if (ColumnShape.FindInSectionCount(sections.Count, limits) is { } badCount)
        {
            return badCount;
        }

        for (var i = 0; i < sections.Count; i++)
        {
            if (FindInSection(sections[i], i, out var rows, out var parents) is { } malformed)
            {
                return malformed;
            }

            rowCount += rows;
            parentCount += parents;
        }

        return rowCount > limits.MaxCodesPerBatch ? ColumnShape.TooMany("code", rowCount, limits.MaxCodesPerBatch) : null;
    }

    private static Malformed? FindInSection(ActivationSection section, int index, out int rows, out int parents)
    {
        parents = 0;
        var quantities = section.Quantities.Count;
        if (quantities == 0 && section.Codes is null or { EncodingCase: CodeColumn.EncodingOneofCase.None })
        {
            rows = 0;
            return new Malformed(
                $"sections[{index}].codes 为空：请发送 packed 或 text", $"sections[{index}].codes is empty: send packed or text");
        }

        if (ColumnShape.Find(section.Codes, $"sections[{index}].codes", out var codes) is { } badCodes)
        {
            rows = 0;
            return badCodes;
        }

        rows = codes + quantities;
        if (section.Header is null)
        {
            return new Malformed($"sections[{index}] 缺少 header", $"sections[{index}] has no header");
        }

        if (rows == 0)
        {
            return new Malformed(
                $"sections[{index}] 没有追溯码：至少发送一个", $"sections[{index}] has 0 codes: send at least one");
        }

        return FindInColumns(section, index, codes, out parents);
    }

    private static Malformed? FindInColumns(ActivationSection section, int index, int rows, out int parents)
    {
        parents = 0;
        if (section.Levels.Length != rows && (section.Levels.Length != 1 || rows == 0))
        {
            return ColumnShape.Mismatch($"sections[{index}].levels", section.Levels.Length, rows);
        }

        if (section.PackModes.Length != 0 && section.PackModes.Length != rows)
        {
            return ColumnShape.Mismatch($"sections[{index}].pack_modes", section.PackModes.Length, rows);
        }

        return ColumnShape.Find(section.Parents, $"sections[{index}].parents", out parents)
            ?? ColumnShape.FindInIndexes(section.ParentIndexes, $"sections[{index}].parent_indexes", rows, parents);
    }
}

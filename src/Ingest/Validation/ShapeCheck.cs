using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Ingest.Validation;

/// <summary>Whether the columns of a batch fit each other. A batch that fails here has no rows that could be judged.</summary>
internal static class ShapeCheck
{
    private const int MinDigits = CodeParser.MinDigits;

    /// <summary>What is wrong, or null; counts rows and parents on the way.</summary>
    public static Malformed? Find(
        IReadOnlyList<ActivationSection> sections, IngestLimits limits, out int rowCount, out int parentCount)
    {
        rowCount = 0;
        parentCount = 0;
        if (sections.Count == 0)
        {
            return new Malformed("批次没有任何数据段：至少发送一个 section", "the batch has no section: send at least one");
        }

        if (sections.Count > limits.MaxSectionsPerBatch)
        {
            return TooMany("section", sections.Count, limits.MaxSectionsPerBatch);
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

        return rowCount > limits.MaxCodesPerBatch ? TooMany("code", rowCount, limits.MaxCodesPerBatch) : null;
    }

    private static Malformed? FindInSection(ActivationSection section, int index, out int rows, out int parents)
    {
        parents = 0;
        if (FindInColumn(section.Codes, $"sections[{index}].codes", out rows) is { } badCodes)
        {
            return badCodes;
        }

        if (section.Header is null)
        {
            return new Malformed($"sections[{index}] 缺少 header", $"sections[{index}] has no header");
        }

        if (rows == 0)
        {
            return new Malformed(
                $"sections[{index}] 没有追溯码：至少发送一个", $"sections[{index}] has 0 codes: send at least one");
        }

        if (section.Levels.Length != 1 && section.Levels.Length != rows)
        {
            return Mismatch($"sections[{index}].levels", section.Levels.Length, rows);
        }

        if (section.PackModes.Length != 0 && section.PackModes.Length != rows)
        {
            return Mismatch($"sections[{index}].pack_modes", section.PackModes.Length, rows);
        }

        if (section.Parents is not null && FindInColumn(section.Parents, $"sections[{index}].parents", out parents) is { } bad)
        {
            return bad;
        }

        return FindInIndexes(section, index, rows, parents);
    }

    private static Malformed? FindInIndexes(ActivationSection section, int index, int rows, int parents)
    {
        var indexes = section.ParentIndexes;
        if (indexes.Count != 0 && indexes.Count != rows)
        {
            return Mismatch($"sections[{index}].parent_indexes", indexes.Count, rows);
        }

        for (var row = 0; row < indexes.Count; row++)
        {
            if (indexes[row] > (uint)parents)
            {
                return new Malformed(
                    $"sections[{index}].parent_indexes[{row}] = {indexes[row]}，但 parents 只有 {parents} 个（从 1 起，0 表示无上级）",
                    $"sections[{index}].parent_indexes[{row}] is {indexes[row]}, but parents has {parents} "
                    + "(from 1; 0 = no parent)");
            }
        }

        return null;
    }

    private static Malformed? FindInColumn(CodeColumn? column, string name, out int count)
    {
        count = 0;
        switch (column?.EncodingCase)
        {
            case CodeColumn.EncodingOneofCase.Text:
                count = column.Text.Values.Count;
                return null;
            case CodeColumn.EncodingOneofCase.Packed:
                return FindInPacked(column.Packed, name, out count);
            default:
                return name.EndsWith("parents", StringComparison.Ordinal)
                    ? null
                    : new Malformed($"{name} 为空：请发送 packed 或 text", $"{name} is empty: send packed or text");
        }
    }

    internal static Malformed? FindInPacked(PackedDigits packed, string name, out int count)
    {
        count = 0;
        if (packed.Digits is < MinDigits or > CodeKey.MaxCodeCharacters)
        {
            return new Malformed(
                $"{name}.packed.digits = {packed.Digits}，应为 {MinDigits}-{CodeKey.MaxCodeCharacters}",
                $"{name}.packed.digits is {packed.Digits}, not {MinDigits} to {CodeKey.MaxCodeCharacters}");
        }

        var each = CodeKey.PackedLength((int)packed.Digits);
        if (packed.Data.Length % each != 0)
        {
            return new Malformed(
                $"{name}.packed.data 长 {packed.Data.Length} 字节，不是每码 {each} 字节的整数倍（长度不同的码请用 text）",
                $"{name}.packed.data has {packed.Data.Length} bytes, not a multiple of {each} a code "
                + "(send mixed lengths as text)");
        }

        count = packed.Data.Length / each;
        return null;
    }

    private static Malformed Mismatch(string name, int length, int rows) => new(
        $"{name} 有 {length} 项，但有 {rows} 个追溯码", $"{name} has {length} entries for {rows} codes");

    internal static Malformed TooMany(string what, int count, int limit) => new(
        $"批次含 {count} 个 {what}，上限 {limit}：请拆成多个批次", $"the batch has {count} {what}s, limit {limit}: split it");
}

using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Ingest.Validation;

/// <summary>Whether columns have the form and length they must have, for batches of every kind.</summary>
internal static class ColumnShape
{
    private const int MinDigits = CodeParser.MinDigits;

    /// <summary>A batch has one section at least, and so many at most.</summary>
    public static Malformed? FindInSectionCount(int sections, IngestLimits limits)
    {
        if (sections == 0)
        {
            return new Malformed("批次没有任何数据段：至少发送一个 section", "the batch has no section: send at least one");
        }

        return sections > limits.MaxSectionsPerBatch ? TooMany("section", sections, limits.MaxSectionsPerBatch) : null;
    }

    /// <summary>What is wrong with a column, or null; a column that is not there has no codes.</summary>
    public static Malformed? Find(CodeColumn? column, string name, out int count)
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
                return null;
        }
    }

    /// <summary>1-based indexes into a dictionary, 0 = none; as many as there are codes, or none at all.</summary>
    public static Malformed? FindInIndexes(IReadOnlyList<uint> indexes, string name, int rows, int parents)
    {
        if (indexes.Count != 0 && indexes.Count != rows)
        {
            return Mismatch(name, indexes.Count, rows);
        }

        for (var row = 0; row < indexes.Count; row++)
        {
            if (indexes[row] > (uint)parents)
            {
                return new Malformed(
                    $"{name}[{row}] = {indexes[row]}，但 parents 只有 {parents} 个（从 1 起，0 表示无上级）",
                    $"{name}[{row}] is {indexes[row]}, but parents has {parents} (from 1; 0 = no parent)");
            }
        }

        return null;
    }

    public static Malformed Mismatch(string name, int length, int rows) => new(
        $"{name} 有 {length} 项，但有 {rows} 个追溯码", $"{name} has {length} entries for {rows} codes");

    public static Malformed TooMany(string what, int count, int limit) => new(
        $"批次含 {count} 个 {what}，上限 {limit}：请拆成多个批次", $"the batch has {count} {what}s, limit {limit}: split it");

    private static Malformed? FindInPacked(PackedDigits packed, string name, out int count)
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
}

using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Ingest.Validation.Flows;

/// <summary>Whether a batch of flow documents has rows that could be judged.</summary>
internal static class FlowShape
{
    /// <summary>What is wrong, or null; counts rows on the way.</summary>
    /// <param name="sections">The documents' parts.</param>
    /// <param name="limits">What a batch may bring.</param>
    /// <param name="isWhole">Whether each section is a whole document, complete by itself.</param>
    /// <param name="rowCount">Rows of all sorts.</param>
    public static Malformed? Find(IReadOnlyList<FlowSection> sections, IngestLimits limits, bool isWhole, out int rowCount)
    {
        rowCount = 0;
        if (ColumnShape.FindInSectionCount(sections.Count, limits) is { } badCount)
        {
            return badCount;
        }

        for (var i = 0; i < sections.Count; i++)
        {
            if (FindInSection(sections[i], i, isWhole, out var rows) is { } malformed)
            {
                return malformed;
            }

            rowCount += rows;
        }

        return rowCount > limits.MaxCodesPerBatch ? ColumnShape.TooMany("row", rowCount, limits.MaxCodesPerBatch) : null;
    }

    private static Malformed? FindInSection(FlowSection? section, int index, bool isWhole, out int rows)
    {
        rows = 0;
        if (section?.Header is null)
        {
            return new Malformed($"sections[{index}] 缺少 header", $"sections[{index}] has no header");
        }

        if (ColumnShape.Find(section.Codes, $"sections[{index}].codes", out rows) is { } malformed)
        {
            return malformed;
        }

        rows += section.Rejected.Count + section.Lots.Count + section.Quantities.Count + section.Corrections.Count;
        return rows == 0 && (isWhole || !section.Header.Complete)
            ? new Malformed(
                $"sections[{index}] 没有任何行：没有行的分段只能用来完结单据（complete = true）",
                $"sections[{index}] has no rows: a section without rows can only complete its document (complete = true)")
            : null;
    }
}

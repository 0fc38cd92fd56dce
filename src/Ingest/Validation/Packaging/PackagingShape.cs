using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Ingest.Validation.Packaging;

/// <summary>
/// Whether the columns of a packaging batch fit each other. One that fails here has no rows that could be judged.
/// </summary>
internal static class PackagingShape
{
    /// <summary>What is wrong, or null; counts rows and parents on the way.</summary>
    public static Malformed? Find(
        IReadOnlyList<PackagingSection> sections, IngestLimits limits, out int rowCount, out int parentCount)
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

    private static Malformed? FindInSection(PackagingSection section, int index, out int rows, out int parents)
    {
        rows = 0;
        var name = $"sections[{index}]";
        if (ColumnShape.Find(section.Parents, $"{name}.parents", out parents) is { } badParents)
        {
            return badParents;
        }

        if (ColumnShape.Find(section.Children, $"{name}.children", out var children) is { } badChildren)
        {
            return badChildren;
        }

        if (section.PackModes.Length != 0 && section.PackModes.Length != parents)
        {
            return ColumnShape.Mismatch($"{name}.pack_modes", section.PackModes.Length, parents);
        }

        // Only unpacking may leave the children to the parents.
        rows = children == 0 && section.Action == PackagingAction.Unpack ? parents : children;
        return rows == 0
            ? new Malformed($"{name} 没有追溯码：至少发送一个", $"{name} has 0 codes: send at least one")
            : ColumnShape.FindInIndexes(section.ParentIndexes, $"{name}.parent_indexes", children, parents);
    }
}

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>What the rows of one packaging section share, checked; the rows are a range of the batch.</summary>
/// <param name="FirstRow">Index of its first row in the batch.</param>
/// <param name="RowCount">Rows in the section.</param>
/// <param name="FirstParent">Index of its first parent in the batch's parent column.</param>
/// <param name="ParentCount">Parents in the section's dictionary.</param>
/// <param name="Action">What is done.</param>
/// <param name="EventAt">When.</param>
/// <param name="ChangeReason">Why.</param>
internal sealed record PackagingSectionRows(
    int FirstRow,
    int RowCount,
    int FirstParent,
    int ParentCount,
    PackingAction Action,
    DateTimeOffset EventAt,
    string ChangeReason)
{
    /// <summary>What was accepted though nobody has registered it.</summary>
    public SectionFlags Flags { get; init; }

    /// <summary>Index behind its last row.</summary>
    public int EndRow => FirstRow + RowCount;
}

using TraceEngine.Contracts.Lots;

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>What the rows of one section share, checked; the rows are a range of the batch.</summary>
/// <param name="FirstRow">Index of its first row in the batch.</param>
/// <param name="RowCount">Rows in the section.</param>
/// <param name="FirstParent">Index of its first parent in the batch's parent column.</param>
/// <param name="ParentCount">Parents in the section's dictionary.</param>
/// <param name="ProductId">The registered product.</param>
/// <param name="ProductVersion">Its version now.</param>
/// <param name="Lot">Lot number with its dates.</param>
/// <param name="EventAt">When the codes were activated.</param>
/// <param name="Line">Production line.</param>
/// <param name="Workshop">Workshop.</param>
/// <param name="LineManager">Person in charge.</param>
/// <param name="PackRatio">Pack ratio as declared.</param>
internal sealed record SectionRows(
    int FirstRow,
    int RowCount,
    int FirstParent,
    int ParentCount,
    long ProductId,
    int ProductVersion,
    SectionLot Lot,
    DateTimeOffset EventAt,
    string Line,
    string Workshop,
    string LineManager,
    string PackRatio)
{
    /// <summary>What was accepted though nobody has registered it.</summary>
    public SectionFlags Flags { get; init; }

    /// <summary>Quantities of goods without serial numbers: the last of its rows.</summary>
    public int QuantityCount { get; init; }

    /// <summary>Those that are good.</summary>
    public List<QuantityRow> Quantities { get; } = [];

    /// <summary>Index behind its last code.</summary>
    public int EndCode => EndRow - QuantityCount;

    /// <summary>Index behind its last row.</summary>
    public int EndRow => FirstRow + RowCount;
}

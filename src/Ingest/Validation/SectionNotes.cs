using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation;

/// <summary>Where a section stands in the batch, and what was unusual in its columns.</summary>
internal sealed record SectionNotes(
    int FirstRow, int RowCount, int FirstParent, int ParentCount, ColumnNotes Codes, ColumnNotes Parents)
{
    /// <summary>Rows behind the codes: quantities of goods without serial numbers.</summary>
    public int QuantityCount { get; init; }

    /// <summary>The section's facts with its good header.</summary>
    public SectionRows ToSection(ActivationHeader header, CheckedHeader good) => new(
        FirstRow,
        RowCount + QuantityCount,
        FirstParent,
        ParentCount,
        good.Product.ProductId,
        good.Product.Version,
        good.Lot,
        good.ActivatedAt,
        header.Line,
        header.Workshop,
        header.LineManager,
        header.PackRatio)
    {
        QuantityCount = QuantityCount,
    };
}

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>One document's part in the batch. Its rows in order: codes, rejected, lots, quantities, corrections.</summary>
/// <param name="FirstRow">Index of its first row in the batch.</param>
/// <param name="CodeCount">Codes, the first of its rows.</param>
/// <param name="RowCount">All its rows.</param>
/// <param name="Document">The document.</param>
/// <param name="ExpectedCount">Rows that the whole document will have, 0 = not told.</param>
/// <param name="Complete">Whether the document ends with this batch.</param>
internal sealed record FlowSectionRows(
    int FirstRow, int CodeCount, int RowCount, FlowDocument Document, long ExpectedCount, bool Complete)
{
    /// <summary>Codes that were not taken.</summary>
    public List<RejectedRow> Rejected { get; } = [];

    /// <summary>Whole lots.</summary>
    public List<LotRow> Lots { get; } = [];

    /// <summary>Quantities.</summary>
    public List<QuantityRow> Quantities { get; } = [];

    /// <summary>Corrections.</summary>
    public List<CorrectionRow> Corrections { get; } = [];

    /// <summary>Index behind its last code.</summary>
    public int EndCode => FirstRow + CodeCount;

    /// <summary>Index behind its last row.</summary>
    public int EndRow => FirstRow + RowCount;
}

using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>Rows of a batch, counted as the server counts them: accepted + refused of its answer.</summary>
internal static class BatchRows
{
    public static int Of(ActivationBatch batch) =>
        Sum(batch.Sections, section => Of(section.Codes) + section.Quantities.Count);

    /// <summary>A section without children is rows of parents that everything leaves.</summary>
    public static int Of(PackagingBatch batch) =>
        Sum(batch.Sections, section => Of(section.Children) is > 0 and var children ? children : Of(section.Parents));

    public static int Of(FlowBatch batch) => Sum(
        batch.Sections,
        section => Of(section.Codes)
            + section.Rejected.Count + section.Lots.Count + section.Quantities.Count + section.Corrections.Count);

    private static int Of(CodeColumn? column) => column?.EncodingCase switch
    {
        CodeColumn.EncodingOneofCase.Packed when column.Packed.Digits > 0 =>
            column.Packed.Data.Length / (int)((column.Packed.Digits + 1) / 2),
        CodeColumn.EncodingOneofCase.Text => column.Text.Values.Count,
        _ => 0,
    };

    private static int Sum<TSection>(IEnumerable<TSection> sections, Func<TSection, int> rows) => sections.Sum(rows);
}

using TraceEngine.Contracts.Flows;

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>One thing to put right.</summary>
/// <param name="Row">Its row in the batch.</param>
/// <param name="Line">Its number in its section: with the section's id its key.</param>
/// <param name="Target">What it is about.</param>
/// <param name="Name">The target as the caller named it, for messages.</param>
internal sealed record CorrectionRow(int Row, int Line, CorrectionTarget Target, string Name)
{
    /// <summary>Id of the document, or of the activation's stream.</summary>
    public byte[] TargetId { get; init; } = [];

    /// <summary>Kind of the document to withdraw.</summary>
    public DocumentKind Kind { get; init; }

    /// <summary>Sequence of the activation in its stream; of a document, 0: whichever attempt was written.</summary>
    public long Sequence { get; init; }

    /// <summary>The product of the lot; 0 when the caller has none of that name.</summary>
    public long ProductId { get; init; }

    /// <summary>The product as the caller named it.</summary>
    public string ProductName { get; init; } = "";

    /// <summary>The lot with its new dates.</summary>
    public SectionLot Lot { get; init; }
}

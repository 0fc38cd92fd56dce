using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>A row of an upload with what is its own; what it shares with its document is in the document's header.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Sort">What it is.</param>
/// <param name="Code">The code, or the identifier of a quantity.</param>
public sealed record UploadedRow(long Number, RowSort Sort, string Code)
{
    /// <summary>The parent, or the old code of a replacement.</summary>
    public string Parent { get; init; } = "";

    public byte Level { get; init; }

    public byte PackMode { get; init; }

    public string Quantity { get; init; } = "";

    public string LotNumber { get; init; } = "";

    /// <summary>The product of a lot named whole.</summary>
    public ProductReference? Product { get; init; }

    /// <summary>Why a code was rejected.</summary>
    public string Reason { get; init; } = "";
}

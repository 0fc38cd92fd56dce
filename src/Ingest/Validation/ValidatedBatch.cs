using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation;

/// <summary>A batch after every check that needs no database, or why it is no batch at all.</summary>
internal sealed record ValidatedBatch
{
    /// <summary>Set when the message breaks the contract; nothing else is set then.</summary>
    public Malformed? Malformed { get; init; }

    /// <summary>The rows with the verdicts so far.</summary>
    public BatchRows? Rows { get; init; }

    /// <summary>Digest over the canonical content.</summary>
    public byte[] Digest { get; init; } = [];

    /// <summary>Set when the header refuses the whole batch.</summary>
    public Verdict? BatchVerdict { get; init; }
}

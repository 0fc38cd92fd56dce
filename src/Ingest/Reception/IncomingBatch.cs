using Google.Protobuf;
using TraceEngine.Access.Calls;
using TraceEngine.Ingest.Validation;

namespace TraceEngine.Ingest.Reception;

/// <summary>A batch or document as it came, whatever its kind.</summary>
internal sealed record IncomingBatch
{
    /// <summary>Sequence in the stream.</summary>
    public ulong Sequence { get; init; }

    /// <summary>Null when the batch carries none.</summary>
    public ByteString? ClientPosition { get; init; }

    /// <summary>Every check, nothing written.</summary>
    public bool ValidateOnly { get; init; }

    /// <summary>What it counts for in the budgets.</summary>
    public required int Bytes { get; init; }

    /// <summary>From message to rows: generated types end behind it.</summary>
    public required Func<Caller, CancellationToken, ValueTask<ValidatedBatch>> Validate { get; init; }
}

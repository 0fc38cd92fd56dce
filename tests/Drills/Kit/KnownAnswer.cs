using Google.Protobuf;

namespace TraceEngine.Drills.Kit;

/// <summary>An ack as the client keeps it.</summary>
/// <param name="Receipt">The receipt.</param>
/// <param name="Accepted">Rows written.</param>
/// <param name="Refused">Rows not written.</param>
/// <param name="RefusedRows">Indexes of the refused rows.</param>
/// <param name="IsRefusedWhole">Whether nothing of the batch was written.</param>
internal sealed record KnownAnswer(
    ByteString Receipt, int Accepted, int Refused, IReadOnlyCollection<int> RefusedRows, bool IsRefusedWhole);

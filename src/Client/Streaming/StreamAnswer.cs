using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>A batch and its answer. The batch is durable (or was only checked, or was refused whole: see the ack).</summary>
/// <typeparam name="TBatch">The message that a batch is.</typeparam>
/// <param name="Ack">The answer of the server.</param>
/// <param name="Batch">The batch as sent.</param>
/// <param name="Rows">Rows in the batch.</param>
/// <param name="Latency">From handing the batch to the stream's window to its answer, interruptions included.</param>
public record StreamAnswer<TBatch>(BatchAck Ack, TBatch Batch, int Rows, TimeSpan Latency)
    where TBatch : class
{
    /// <summary>The refused rows with their texts, in row order; empty when the batch was refused as a whole.</summary>
    public IEnumerable<RefusedRow> RefusedRows => RefusedRow.From(Ack.Verdicts, Ack.Reasons);

    /// <summary>Why the whole batch was refused; null when it was not.</summary>
    public RefusedRow? Refusal => Ack.BatchVerdict is null ? null : RefusedRow.From([Ack.BatchVerdict], Ack.Reasons).Single();
}

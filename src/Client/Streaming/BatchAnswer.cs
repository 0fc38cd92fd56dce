using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>A batch of activations and its answer.</summary>
/// <param name="Ack">The answer of the server.</param>
/// <param name="Batch">The batch as sent.</param>
/// <param name="Rows">Rows in the batch.</param>
/// <param name="Latency">From handing the batch to the stream's window to its answer, interruptions included.</param>
public sealed record BatchAnswer(BatchAck Ack, ActivationBatch Batch, int Rows, TimeSpan Latency)
    : StreamAnswer<ActivationBatch>(Ack, Batch, Rows, Latency);

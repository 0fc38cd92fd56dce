using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming.Kinds;

/// <summary>A message of the server: one of the three, or none when it is of a kind this client does not know.</summary>
internal readonly record struct CallAnswer(StreamOpened? Opened, BatchAck? Ack, StreamFault? Fault);

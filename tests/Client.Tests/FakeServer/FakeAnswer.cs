using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Tests.FakeServer;

/// <summary>A message of the server before it is in the envelope of its kind: one of the three.</summary>
internal sealed record FakeAnswer(StreamOpened? Opened = null, BatchAck? Ack = null, StreamFault? Fault = null);

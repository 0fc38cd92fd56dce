using Google.Protobuf;
using TraceEngine.Client;
using TraceEngine.Client.Streaming;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Importing.Streams;

/// <summary>A kind of stream that files are imported into: how it is opened, and how its batches are checked alone.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="OpenAsync">Opens the stream of this name.</param>
/// <param name="SetPosition">Puts the client position into a batch.</param>
/// <param name="CheckAsync">Has the server check a batch; nothing is written.</param>
internal sealed record ImportTarget<TBatch>(
    StreamKind Kind,
    Func<string, CancellationToken, Task<IngestStream<TBatch>>> OpenAsync,
    Action<TBatch, ByteString> SetPosition,
    Func<TBatch, CancellationToken, Task<BatchAck>> CheckAsync)
    where TBatch : class;

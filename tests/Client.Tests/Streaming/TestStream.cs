using Google.Protobuf;
using TraceEngine.Client.Streaming;
using TraceEngine.Client.Tests.FakeServer;

namespace TraceEngine.Client.Tests.Streaming;

/// <summary>An open stream of any kind, to which batches are sent by number.</summary>
/// <param name="makeBatch">The batch of this number with this many rows; the last says that it is only checked.</param>
internal sealed class TestStream<TBatch>(IngestStream<TBatch> stream, Func<int, int, bool, TBatch> makeBatch) : ITestStream
    where TBatch : class, IMessage<TBatch>
{
    public StreamProgress Progress => stream.Progress;

    public ulong NextSequence => stream.Opened.NextSequence;

    public string Position => stream.Opened.ClientPosition.ToStringUtf8();

    public Task Completion => stream.Completion;

    public ValueTask<ulong> SendAsync(int number, CancellationToken cancellation, int rows = 3, bool isCheck = false) =>
        stream.SendAsync(makeBatch(number, rows, isCheck), cancellation);

    public Task CompleteAsync(CancellationToken cancellation) => stream.CompleteAsync(cancellation);

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}

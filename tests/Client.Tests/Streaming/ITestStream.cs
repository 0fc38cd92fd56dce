using TraceEngine.Client.Streaming;

namespace TraceEngine.Client.Tests.Streaming;

/// <summary>An open stream of any kind, to which batches are sent by number.</summary>
internal interface ITestStream : IAsyncDisposable
{
    StreamProgress Progress { get; }

    ulong NextSequence { get; }

    string Position { get; }

    Task Completion { get; }

    ValueTask<ulong> SendAsync(int number, CancellationToken cancellation, int rows = 3, bool isCheck = false);

    Task CompleteAsync(CancellationToken cancellation);
}

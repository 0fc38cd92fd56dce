using TraceEngine.Client.Streaming.Kinds;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>
/// A stream of batches that survives the loss of server and network. Each batch gets its sequence here, stays in a
/// bounded window until it is answered, and is sent again after a loss; the server answers what it has already with its first
/// answer. So each batch is written once and answered to the caller once, in order, and nothing has to be stored on this side.
/// </summary>
/// <typeparam name="TBatch">The message that a batch is.</typeparam>
public abstract class IngestStream<TBatch> : IAsyncDisposable
    where TBatch : class
{
    private readonly IStreamContract<TBatch> _contract;
    private readonly StreamPump<TBatch> _pump;
    private readonly UnackedWindow<TBatch> _window;
    private readonly ProgressMeter _progress;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _disposed;
    private readonly Task _running;
    private ulong _nextSequence;

    private protected IngestStream(StreamOpening<TBatch> opening)
    {
        _contract = opening.Contract;
        _pump = opening.Pump;
        _window = opening.Window;
        _progress = opening.Progress;
        _time = opening.Time;
        _disposed = opening.Disposed;
        _nextSequence = opening.Opened.NextSequence;
        Opened = opening.Opened;
        _running = _pump.RunAsync(() => Volatile.Read(ref _nextSequence));
    }

    /// <summary>Name of the stream.</summary>
    public string Name => _pump.Stream;

    /// <summary>The server's answer to the first open: where a client that lost everything goes on.</summary>
    public StreamOpened Opened { get; }

    /// <summary>Caps of the server for this stream.</summary>
    public StreamLimits Limits => _pump.Limits;

    /// <summary>How far the stream is.</summary>
    public StreamProgress Progress => _progress.Read(_window.Bytes);

    /// <summary>Completes when the stream ends: after the last answer, or with what ended it.</summary>
    public Task Completion => _running;

    /// <summary>
    /// Hands a batch over: gives it its sequence and returns as soon as the window has room, long before its answer. From here on
    /// the batch belongs to the stream: do not change it before its answer came.
    /// </summary>
    /// <param name="batch">The batch; its sequence is set here.</param>
    /// <param name="cancellationToken">Gives up waiting for room; the batch was then not handed over.</param>
    /// <returns>The sequence; 0 for a batch that is only checked.</returns>
    /// <exception cref="BatchTooLargeException">It is over a limit of the server; nothing was sent, cut it.</exception>
    /// <exception cref="TraceClientException">What ended the stream.</exception>
    public async ValueTask<ulong> SendAsync(TBatch batch, CancellationToken cancellationToken = default)
    {
        var rows = _contract.Rows(batch);
        var isCheck = _contract.IsCheck(batch);
        await _sending.WaitAsync(cancellationToken);
        try
        {
            var sequence = isCheck ? 0 : _nextSequence;
            _contract.SetSequence(batch, sequence);
            var size = _contract.SizeBytes(batch);
            BatchSize.Check(rows, size, _contract.PositionBytes(batch), Limits);
            await _window.WaitForRoomAsync(size, cancellationToken);
            // Before it is in the window: its answer may come at once, and a reopening compares with it.
            if (!isCheck)
            {
                Volatile.Write(ref _nextSequence, _nextSequence + 1);
            }

            _progress.Handed(rows);
            _window.Add(new PendingBatch<TBatch>(batch, sequence, rows, size, _time.GetTimestamp()));
            return sequence;
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says that no batch follows and waits until all are answered.</summary>
    /// <exception cref="TraceClientException">What ended the stream before that.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        _window.Complete();
        await _running.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the stream at once. Batches without an answer may or may not be durable: the next open tells.</summary>
    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        await _running.ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        _pump.Dispose();
        _window.Dispose();
        _sending.Dispose();
        _disposed.Dispose();
        GC.SuppressFinalize(this);
    }
}

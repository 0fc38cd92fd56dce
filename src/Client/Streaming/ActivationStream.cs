using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>
/// A stream of activation batches that survives the loss of server and network. Each batch gets its sequence here, stays in a
/// bounded window until it is answered, and is sent again after a loss; the server answers what it has already with its first
/// answer. So each batch is written once and answered to the caller once, in order, and nothing has to be stored on this side.
/// </summary>
public sealed class ActivationStream : IAsyncDisposable
{
    private readonly StreamPump _pump;
    private readonly UnackedWindow _window;
    private readonly ProgressMeter _progress;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _disposed;
    private readonly Task _running;
    private ulong _nextSequence;

    private ActivationStream(
        StreamPump pump,
        UnackedWindow window,
        ProgressMeter progress,
        StreamOpened opened,
        TimeProvider time,
        CancellationTokenSource disposed)
    {
        _pump = pump;
        _window = window;
        _progress = progress;
        _time = time;
        _disposed = disposed;
        _nextSequence = opened.NextSequence;
        Opened = opened;
        _running = pump.RunAsync(() => Volatile.Read(ref _nextSequence));
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

    internal static async Task<ActivationStream> OpenAsync(
        IngestService.IngestServiceClient ingest,
        string name,
        ActivationStreamOptions options,
        TraceClientOptions client,
        CancellationToken cancellation)
    {
        options.Validate();
        ArgumentException.ThrowIfNullOrEmpty(name);
        var disposed = new CancellationTokenSource();
        var window = new UnackedWindow(options.MaxUnackedBatches, options.MaxUnackedBytes);
        var progress = new ProgressMeter(client.Time);
        var pump = new StreamPump(ingest, name, window, progress, options, client, disposed.Token);
        try
        {
            var opened = await pump.OpenAsync(cancellation);
            return new ActivationStream(pump, window, progress, opened, client.Time, disposed);
        }
        catch
        {
            pump.Dispose();
            disposed.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Hands a batch over: gives it its sequence and returns as soon as the window has room, long before its answer. From here on
    /// the batch belongs to the stream: do not change it before its answer came.
    /// </summary>
    /// <param name="batch">The batch; its sequence is set here.</param>
    /// <param name="cancellationToken">Gives up waiting for room; the batch was then not handed over.</param>
    /// <returns>The sequence; 0 for a batch that is only checked.</returns>
    /// <exception cref="BatchTooLargeException">It is over a limit of the server; nothing was sent, cut it.</exception>
    /// <exception cref="TraceClientException">What ended the stream.</exception>
    public async ValueTask<ulong> SendAsync(ActivationBatch batch, CancellationToken cancellationToken = default)
    {
        var rows = BatchSize.Rows(batch);
        await _sending.WaitAsync(cancellationToken);
        try
        {
            batch.Sequence = batch.ValidateOnly ? 0 : _nextSequence;
            var size = batch.CalculateSize();
            BatchSize.Check(batch, rows, size, Limits);
            await _window.WaitForRoomAsync(size, cancellationToken);
            // Before it is in the window: its answer may come at once, and a reopening compares with it.
            if (!batch.ValidateOnly)
            {
                Volatile.Write(ref _nextSequence, _nextSequence + 1);
            }

            _progress.Handed(rows);
            _window.Add(new PendingBatch(batch, rows, size, _time.GetTimestamp()));
            return batch.Sequence;
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
    }
}

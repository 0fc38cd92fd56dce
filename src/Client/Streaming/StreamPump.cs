using Grpc.Core;
using TraceEngine.Client.Calls;
using TraceEngine.Client.Streaming.Kinds;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>
/// Keeps a stream going over as many sessions as it takes: opens, runs, waits, opens again, and gives up when it is hopeless.
/// </summary>
internal sealed class StreamPump<TBatch>(
    IStreamContract<TBatch> contract,
    string stream,
    UnackedWindow<TBatch> window,
    ProgressMeter progress,
    StreamOptions options,
    Action<StreamAnswer<TBatch>>? onAnswer,
    TraceClientOptions client,
    CancellationToken disposed) : IDisposable
    where TBatch : class
{
    private StreamSession<TBatch>? _session;
    private long? _lostAt;
    private int _attempt;

    public string Stream => stream;

    public StreamLimits Limits { get; private set; } = new();

    /// <summary>Opens for the first time.</summary>
    public async Task<StreamOpened> OpenAsync(CancellationToken cancellation)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(disposed, cancellation);
        var opened = await TryOpenAsync();
        while (opened.Answer is null)
        {
            await WaitAsync(opened.Failure, opened.RetryAfter, options.OpenBudget, linked.Token);
            opened = await TryOpenAsync();
        }

        (_lostAt, _attempt) = (null, 0);
        return opened.Answer;

        Task<OpenAttempt> TryOpenAsync() => OpenOnceAsync(linked.Token);
    }

    /// <summary>
    /// Runs sessions until everything is answered. What it throws has ended the stream, and the window says so to the caller.
    /// </summary>
    public async Task RunAsync(Func<ulong> nextSequence)
    {
        try
        {
            while (true)
            {
                var end = await _session!.RunAsync(Answer);
                disposed.ThrowIfCancellationRequested();
                // Nothing is unanswered: the server may be away as long as nobody sends (idle time-outs end here).
                if (end.IsComplete || !await window.WaitForWorkAsync(disposed))
                {
                    return;
                }

                await ReopenAsync(end, nextSequence);
            }
        }
        catch (RpcException) when (disposed.IsCancellationRequested)
        {
            var cancelled = new OperationCanceledException("The stream was disposed.", disposed);
            window.Fail(cancelled);
            throw cancelled;
        }
        catch (RpcException failure)
        {
            var translated = CallFailures.Translate(failure, $"{contract.Method} {stream}");
            window.Fail(translated);
            throw translated;
        }
        catch (Exception failure)
        {
            window.Fail(failure);
            throw;
        }
        finally
        {
            _session!.Dispose();
        }
    }

    public void Dispose() => _session?.Dispose();

    private async Task ReopenAsync(SessionEnd end, Func<ulong> nextSequence)
    {
        var (cause, retryAfter) = (end.Cause, end.RetryAfter);
        while (true)
        {
            // A stream that was closed in order (idle, or the server drains) is opened again at once, but only once.
            if (cause is null && _lostAt is null)
            {
                _lostAt = client.Time.GetTimestamp();
            }
            else
            {
                await WaitAsync(cause, retryAfter, options.ReconnectBudget, disposed);
            }

            var attempt = await OpenOnceAsync(disposed);
            if (attempt.Answer is { } opened)
            {
                Reconcile(opened, nextSequence());
                return;
            }

            (cause, retryAfter) = (attempt.Failure, attempt.RetryAfter);
        }
    }

    // The ledger must hold exactly what was answered plus, perhaps, some of what is in the window.
    private void Reconcile(StreamOpened opened, ulong nextSequence)
    {
        var firstUnanswered = window.OldestSequence() ?? nextSequence;
        if (opened.NextSequence < firstUnanswered)
        {
            throw new StreamBrokenException(
                stream,
                $"已应答到第 {firstUnanswered - 1} 批，服务器却从第 {opened.NextSequence} 批开始，已确认的数据丢失",
                $"answered up to batch {firstUnanswered - 1}, but the server goes on from {opened.NextSequence}: "
                + "acknowledged batches are gone");
        }

        if (opened.NextSequence > nextSequence)
        {
            throw new StreamTakenOverException(
                stream,
                $"中断期间别的程序写到了第 {opened.NextSequence - 1} 批 / "
                + $"somebody else wrote up to batch {opened.NextSequence - 1} in the outage.");
        }

        var resent = window.Rewind();
        progress.Resumed();
        options.OnResumed?.Invoke(new StreamResumption(stream, opened.Epoch, opened.NextSequence, resent, Outage()));
    }

    private async Task<OpenAttempt> OpenOnceAsync(CancellationToken cancellation)
    {
        _session?.Dispose();
        _session = new StreamSession<TBatch>(contract, stream, window, options, client.Time, disposed);
        using var abandon = cancellation.Register(static session => ((StreamSession<TBatch>)session!).Abandon(), _session);
        try
        {
            var opened = await _session.OpenAsync(options.Mode);
            Limits = opened.Limits ?? new StreamLimits();
            window.MaxBytes = Limits.MaxInFlightBytes > 0
                ? Math.Min(options.MaxUnackedBytes, Limits.MaxInFlightBytes)
                : options.MaxUnackedBytes;
            return new OpenAttempt(opened, null, null);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (RpcException failure) when (CallFailures.IsTransient(failure))
        {
            return new OpenAttempt(null, failure, CallFailures.RetryAfter(failure));
        }
        catch (RpcException failure)
        {
            throw CallFailures.Translate(failure, $"{contract.Method} {stream}");
        }
        catch (TimeoutException failure)
        {
            return new OpenAttempt(null, failure, null);
        }
    }

    private async Task WaitAsync(Exception? cause, TimeSpan? retryAfter, TimeSpan budget, CancellationToken cancellation)
    {
        _lostAt ??= client.Time.GetTimestamp();
        var wait = client.Backoff.Wait(_attempt++, retryAfter);
        var outage = Outage();
        var description = CallFailures.Describe(cause);
        if (outage + wait > budget)
        {
            throw new ServerUnreachableException(
                $"{budget.TotalSeconds:0} 秒内无法恢复与 {client.Endpoint} 的连接（{description}）。已确认的数据安全；请在服务恢复后重新运行 / " +
                $"{client.Endpoint} could not be reached for {budget.TotalSeconds:0} s ({description}). " +
                "What was acknowledged is safe: run again when the server is back.", cause);
        }

        options.OnWaiting?.Invoke(new StreamInterruption(stream, _attempt, wait, outage, budget, description));
        await Task.Delay(wait, client.Time, cancellation);
    }

    private TimeSpan Outage() => _lostAt is { } lostAt ? client.Time.GetElapsedTime(lostAt) : TimeSpan.Zero;

    private void Answer(BatchAck ack, PendingBatch<TBatch> batch)
    {
        // An answer is progress: only outages without one in between add up.
        _lostAt = null;
        _attempt = 0;
        progress.Answered(ack, batch.Rows);
        onAnswer?.Invoke(new StreamAnswer<TBatch>(ack, batch.Batch, batch.Rows, client.Time.GetElapsedTime(batch.HandedAt)));
    }

    private readonly record struct OpenAttempt(StreamOpened? Answer, Exception? Failure, TimeSpan? RetryAfter);
}

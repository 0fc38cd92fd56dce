using System.Runtime.ExceptionServices;
using Grpc.Core;
using TraceEngine.Client.Calls;
using TraceEngine.Client.Streaming.Kinds;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>
/// One call of a stream: opened, then written and read at the same time until everything is answered or the call is lost.
/// Writing never waits for reading or the other way round, so flow control of either side cannot lock both.
/// </summary>
internal sealed class StreamSession<TBatch> : IDisposable
    where TBatch : class
{
    private readonly string _stream;
    private readonly UnackedWindow<TBatch> _window;
    private readonly TimeProvider _time;
    private readonly TimeSpan _answerTimeout;
    private readonly CancellationTokenSource _ended;
    private readonly BatchCall<TBatch> _call;
    private volatile Exception? _broken;
    private bool _answerIsOverdue;

    public StreamSession(
        IStreamContract<TBatch> contract,
        string stream,
        UnackedWindow<TBatch> window,
        StreamOptions options,
        TimeProvider time,
        CancellationToken cancellation)
    {
        _stream = stream;
        _window = window;
        _time = time;
        _answerTimeout = options.AnswerTimeout;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _call = contract.Start(_ended.Token);
    }

    /// <summary>Sends open and reads its answer.</summary>
    /// <exception cref="RpcException">The call was lost or refused.</exception>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    public async Task<StreamOpened> OpenAsync(StreamMode mode)
    {
        using var late = _time.CreateTimer(_ => AnswerIsOverdue(), null, _answerTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            await _call.OpenAsync(new OpenStream { Stream = _stream, Mode = mode }, _ended.Token);
        }
        catch (Exception exception) when (IsOver(exception))
        {
            // The call is over already; reading says why.
        }

        if (!await MoveNextAsync())
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "the server closed the call before it was open"));
        }

        return _call.Current switch
        {
            { Opened: { } opened } => opened,
            { Fault: { } fault } => throw FaultInOpen(fault),
            _ => throw new StreamBrokenException(_stream, "打开后首条应答不是 opened", "the first answer is not to open"),
        };
    }

    /// <summary>
    /// Writes what the window holds and gets, and hands each answer to <paramref name="onAnswer"/> with its batch, oldest first.
    /// </summary>
    /// <returns>How it ended, when another session may go on; what ends the stream for good is thrown.</returns>
    public async Task<SessionEnd> RunAsync(Action<BatchAck, PendingBatch<TBatch>> onAnswer)
    {
        using var watchdog = _time.CreateTimer(_ => CheckOverdue(), null, _answerTimeout / 4, _answerTimeout / 4);
        var writing = WriteAllAsync();
        try
        {
            return await ReadAnswersAsync(onAnswer);
        }
        catch (RpcException failure) when (CallFailures.IsTransient(failure))
        {
            return new SessionEnd(false, failure, CallFailures.RetryAfter(failure));
        }
        catch (TimeoutException failure)
        {
            return new SessionEnd(false, failure, null);
        }
        finally
        {
            await _ended.CancelAsync();
            await writing;
        }
    }

    /// <summary>Ends the call at once, whatever it waits for.</summary>
    public void Abandon() => Cancel();

    /// <summary>Ends the call and frees it; once or several times.</summary>
    public void Dispose()
    {
        Cancel();
        _call.Dispose();
        _ended.Dispose();
    }

    private async Task<SessionEnd> ReadAnswersAsync(Action<BatchAck, PendingBatch<TBatch>> onAnswer)
    {
        while (await MoveNextAsync())
        {
            switch (_call.Current)
            {
                case { Ack: { } ack }:
                    onAnswer(ack, Match(ack));
                    _window.RemoveOldest();
                    break;
                case { Fault: { } fault }:
                    return EndFor(fault);
                default:
                    throw new StreamBrokenException(_stream, "收到意外的应答", "an answer of an unexpected kind");
            }
        }

        return _window.IsDrained ? SessionEnd.Complete : new SessionEnd(false, null, null);
    }

    private async Task<bool> MoveNextAsync()
    {
        try
        {
            return await _call.MoveNextAsync();
        }
        catch (RpcException) when (_broken is not null)
        {
            ExceptionDispatchInfo.Throw(_broken);
            throw;
        }
        catch (RpcException failure) when (Volatile.Read(ref _answerIsOverdue))
        {
            throw new TimeoutException($"no answer for {_answerTimeout.TotalSeconds:0} s", failure);
        }
        catch (RpcException) when (_window.IsDrained && !_ended.IsCancellationRequested)
        {
            // Everything is answered: how the call ends no longer matters.
            return false;
        }
    }

    private PendingBatch<TBatch> Match(BatchAck ack)
    {
        if (_window.Oldest is not { } expected || expected.WrittenIn != this)
        {
            throw new StreamBrokenException(
                _stream, $"收到未发送的第 {ack.Sequence} 批的应答", $"an answer to batch {ack.Sequence}, which was not sent");
        }

        if (ack.ValidatedOnly != expected.IsCheck || (!expected.IsCheck && ack.Sequence != expected.Sequence))
        {
            throw new StreamBrokenException(
                _stream,
                $"应答顺序错误：应为第 {expected.Sequence} 批，收到第 {ack.Sequence} 批",
                $"answers out of order: batch {expected.Sequence} is due, {ack.Sequence} was answered");
        }

        if ((long)ack.Accepted + ack.Refused != expected.Rows)
        {
            throw new StreamBrokenException(
                _stream,
                $"第 {expected.Sequence} 批发送 {expected.Rows} 行，应答却为 {ack.Accepted} + {ack.Refused} 行",
                $"batch {expected.Sequence} has {expected.Rows} rows, but {ack.Accepted} + {ack.Refused} were answered");
        }

        return expected;
    }

    private SessionEnd EndFor(StreamFault fault) => fault.Code switch
    {
        FaultCode.Unavailable or FaultCode.UnknownOutcome => new SessionEnd(
            false, new IOException($"{fault.Code}: {fault.MessageZh} / {fault.MessageEn}"), null),
        FaultCode.Aborted => throw new StreamTakenOverException(_stream, $"{fault.MessageZh} / {fault.MessageEn}"),
        _ => throw new StreamFaultException(_stream, fault),
    };

    private Exception FaultInOpen(StreamFault fault) => fault.Code switch
    {
        FaultCode.Unavailable or FaultCode.UnknownOutcome =>
            new RpcException(new Status(StatusCode.Unavailable, $"{fault.MessageZh} / {fault.MessageEn}")),
        FaultCode.Aborted => new StreamTakenOverException(_stream, $"{fault.MessageZh} / {fault.MessageEn}"),
        _ => new StreamFaultException(_stream, fault),
    };

    // Never throws: a failed write means that the call is over, and reading says why. What is not of the call is kept for the
    // reader.
    private async Task WriteAllAsync()
    {
        try
        {
            while (await _window.TakeNextToWriteAsync(_ended.Token) is { } batch)
            {
                batch.WrittenAt = _time.GetTimestamp();
                batch.WrittenIn = this;
                await _call.WriteAsync(batch.Batch, _ended.Token);
            }

            await _call.CompleteAsync();
        }
        catch (Exception exception) when (IsOver(exception))
        {
        }
        catch (Exception exception)
        {
            _broken = exception;
            await _ended.CancelAsync();
        }
    }

    // What writing to a finished call throws depends on how far it got; a reset stream shows as an exception of the transport.
    private static bool IsOver(Exception exception) => exception
        is RpcException or InvalidOperationException or OperationCanceledException or IOException or HttpRequestException;

    private void CheckOverdue()
    {
        if (_window.Oldest is { } oldest && oldest.WrittenIn == this && _time.GetElapsedTime(oldest.WrittenAt) > _answerTimeout)
        {
            AnswerIsOverdue();
        }
    }

    private void AnswerIsOverdue()
    {
        Volatile.Write(ref _answerIsOverdue, true);
        Cancel();
    }

    private void Cancel()
    {
        try
        {
            _ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The session ended in the meantime.
        }
    }
}

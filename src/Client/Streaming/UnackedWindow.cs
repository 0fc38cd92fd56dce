using System.Runtime.ExceptionServices;

namespace TraceEngine.Client.Streaming;

/// <summary>
/// The batches that have no answer yet, oldest first, bounded by count and bytes. Three parties meet here: the caller adds and
/// waits for room, the writer of the current session takes the next one to write, the reader removes the oldest when its answer
/// came. After a loss the writer starts again at the oldest, so nothing else has to be remembered.
/// </summary>
internal sealed class UnackedWindow<TBatch>(int maxBatches, long maxBytes) : IDisposable
    where TBatch : class
{
    private readonly Lock _gate = new();
    private readonly Signal _room = new();
    private readonly Signal _work = new();
    private PendingBatch<TBatch>? _oldest;
    private PendingBatch<TBatch>? _newest;
    private PendingBatch<TBatch>? _nextToWrite;
    private Exception? _failure;
    private bool _isComplete;

    public int Count { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Most bytes; the server's limit of the current session is laid over the one of the options.</summary>
    public long MaxBytes { get; set; } = maxBytes;

    public PendingBatch<TBatch>? Oldest
    {
        get
        {
            lock (_gate)
            {
                return _oldest;
            }
        }
    }

    /// <summary>Waits until a batch of this size fits. An empty window takes any size.</summary>
    /// <exception cref="Exception">What ended the stream.</exception>
    public async ValueTask WaitForRoomAsync(int sizeBytes, CancellationToken cancellation)
    {
        while (!HasRoom(sizeBytes))
        {
            await _room.WaitAsync(cancellation);
        }
    }

    public void Add(PendingBatch<TBatch> batch)
    {
        lock (_gate)
        {
            ThrowIfEnded();
            if (_newest is null)
            {
                _oldest = batch;
            }
            else
            {
                _newest.Next = batch;
            }

            _newest = batch;
            _nextToWrite ??= batch;
            Count++;
            Bytes += batch.SizeBytes;
        }

        _work.Set();
    }

    /// <summary>The next batch to write; null when the caller said that there will be no more.</summary>
    public async ValueTask<PendingBatch<TBatch>?> TakeNextToWriteAsync(CancellationToken cancellation)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_nextToWrite is { } next)
                {
                    _nextToWrite = next.Next;
                    return next;
                }

                if (_isComplete)
                {
                    return null;
                }
            }

            await _work.WaitAsync(cancellation);
        }
    }

    /// <summary>Waits until there is something to write; false when everything is answered and there will be no more.</summary>
    public async ValueTask<bool> WaitForWorkAsync(CancellationToken cancellation)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_oldest is not null || _isComplete)
                {
                    return _oldest is not null;
                }
            }

            await _work.WaitAsync(cancellation);
        }
    }

    public void RemoveOldest()
    {
        lock (_gate)
        {
            var answered = _oldest!;
            _oldest = answered.Next;
            if (_oldest is null)
            {
                _newest = null;
            }

            Count--;
            Bytes -= answered.SizeBytes;
        }

        _room.Set();
    }

    /// <summary>Everything unanswered is to be written again; returns how many batches that are.</summary>
    public int Rewind()
    {
        lock (_gate)
        {
            _nextToWrite = _oldest;
            return Count;
        }
    }

    /// <summary>The lowest sequence in the window; null when it holds none (checks without sequence do not count).</summary>
    public ulong? OldestSequence()
    {
        lock (_gate)
        {
            for (var each = _oldest; each is not null; each = each.Next)
            {
                if (!each.IsCheck)
                {
                    return each.Sequence;
                }
            }

            return null;
        }
    }

    /// <summary>The caller adds no more.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
        }

        _work.Set();
        _room.Set();
    }

    public bool IsDrained
    {
        get
        {
            lock (_gate)
            {
                return _isComplete && _oldest is null;
            }
        }
    }

    /// <summary>The stream ended: callers that wait or come later get the reason.</summary>
    public void Fail(Exception failure)
    {
        lock (_gate)
        {
            _failure ??= failure;
        }

        _room.Set();
    }

    public void Dispose()
    {
        _room.Dispose();
        _work.Dispose();
    }

    private bool HasRoom(int sizeBytes)
    {
        lock (_gate)
        {
            ThrowIfEnded();
            return Count == 0 || (Count < maxBatches && Bytes + sizeBytes <= MaxBytes);
        }
    }

    private void ThrowIfEnded()
    {
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }

        if (_isComplete)
        {
            throw new InvalidOperationException("The stream is complete: open it again to send more.");
        }
    }
}

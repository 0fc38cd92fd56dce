using Microsoft.Extensions.Hosting;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Caching;

/// <summary>
/// Step R1: reads the generation in the background and holds it for a lease counted from before the read; without an answer, or
/// closed, it holds nothing. Also reopens a closed cache: any host does, without an owner.
/// </summary>
internal sealed class GenerationWatch(
    ICacheGenerations generations,
    IRedisMaster master,
    CacheOptions options,
    CacheMetrics metrics,
    TimeProvider time,
    QueryLog log)
    : BackgroundService
{
    private volatile Held? _held;
    private long _closedGeneration = -1;
    private long _closedSince;
    private long _lastGeneration = -1;
    private long _checkedAt;
    private bool _isPlain;

    /// <summary>What a request that starts now may fix; null: bypass.</summary>
    public ShelfPass? Current => _held is { } held && time.GetTimestamp() < held.Until ? held.Pass : null;

    /// <summary>Another master than the agreed one has answered: closes the cache, which any host may do at any time.</summary>
    public async Task CloseAsync(long generation, CancellationToken ct)
    {
        _held = null;
        log.CacheOnOtherMaster(generation);
        try
        {
            await generations.CloseAsync(generation, ct);
        }
        catch (Exception exception) when (LineageFaults.IsOperating(exception))
        {
            log.GenerationUnknown(exception.GetType().Name);
        }
    }

    /// <summary>One look at the row.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        var before = time.GetTimestamp();
        var row = await generations.ReadAsync(ct);
        if (row.Number != _lastGeneration)
        {
            _lastGeneration = row.Number;
            metrics.GenerationChanged();
            log.GenerationBegun(row.Number);
        }

        if (row.IsClosed)
        {
            _held = null;
            await ReopenAsync(row, ct);
        }
        else if (await IsUsableAsync(row, ct))
        {
            _held = new Held(new ShelfPass(row.Number, row.RedisId), before + Ticks(options.GenerationLease));
        }
        else
        {
            _held = null;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var start = time.GetTimestamp();
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (LineageFaults.IsOperating(exception))
            {
                _held = null;
                log.GenerationUnknown(exception.GetType().Name);
            }

            await Task.Delay(options.RenewEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Current is null)
            {
                metrics.WasClosedFor(time.GetElapsedTime(start));
            }
        }
    }

    /// <summary>
    /// A generation that is bound to a master is checked by every script. One that is not may only be used on a plain Redis,
    /// which is looked at from time to time.
    /// </summary>
    private async Task<bool> IsUsableAsync(CacheGeneration row, CancellationToken ct)
    {
        if (row.RedisId.Length > 0)
        {
            return true;
        }

        if (options.Kind != RedisKind.Plain)
        {
            // Made by a host that takes Redis for a plain one: this host must not, and nor must the others.
            await CloseAsync(row.Number, ct);
            return false;
        }

        if (!_isPlain || time.GetElapsedTime(_checkedAt) >= options.PlainCheckEvery)
        {
            _isPlain = await master.FindIdAsync(ct) is "";
            _checkedAt = time.GetTimestamp();
        }

        return _isPlain;
    }

    /// <summary>Closed at the same generation for long enough since this host's own first look: raised.</summary>
    private async Task ReopenAsync(CacheGeneration row, CancellationToken ct)
    {
        if (_closedGeneration != row.Number)
        {
            (_closedGeneration, _closedSince) = (row.Number, time.GetTimestamp());
            log.CacheSeenClosed(row.Number);
            return;
        }

        if (row.IsHeldClosed || time.GetElapsedTime(_closedSince) < options.ReopenAfter
            || await master.FindIdAsync(ct) is not { } id)
        {
            return;
        }

        if (await generations.ReopenAsync(row.Number, id, ct))
        {
            log.CacheReopened(row.Number + 1);
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private sealed record Held(ShelfPass Pass, long Until);
}

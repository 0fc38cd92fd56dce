using TraceEngine.Client;
using TraceEngine.Client.Streaming;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Load;

/// <summary>
/// One line: a connection, a stream, batches built beforehand and the times they are due. A batch that the stream's window
/// holds back is late from when it was due, not from when it could be sent: a server that stalls can't hide it (no
/// coordinated omission).
/// </summary>
internal sealed class OpenLoopLine : IAsyncDisposable
{
    private readonly TraceClient _client;
    private readonly ActivationStream _stream;
    private readonly ActivationBatch[] _batches;
    private readonly long[] _startedAt;
    private readonly LatencyRecorder _latencies;
    private readonly LatencyRecorder _lateness;
    private readonly TimeProvider _time;
    private int _answered;

    private OpenLoopLine(
        TraceClient client, ActivationStream stream, ActivationBatch[] batches, OpenLoopRecorders recorders, TimeProvider time)
    {
        _client = client;
        _stream = stream;
        _batches = batches;
        _startedAt = new long[batches.Length];
        _latencies = recorders.Latencies;
        _lateness = recorders.Lateness;
        _time = time;
    }

    public long RefusedCodes { get; private set; }

    public static async Task<OpenLoopLine> OpenAsync(
        LoadTarget target, LoadShape shape, int line, OpenLoopRecorders recorders, TimeProvider time, CancellationToken ct)
    {
        var client = new TraceClient(
            new TraceClientOptions { Endpoint = target.Endpoint, Ak = target.Ak, Sk = target.Sk, Time = time });
        OpenLoopLine? self = null;
        var name = shape.StreamNames.Count > 0 ? shape.StreamNames[line] : $"{shape.Name}-{line}";
        var options = new ActivationStreamOptions { OnAnswer = answer => self!.Answered(answer), MaxUnackedBatches = 1024 };
        var stream = await client.OpenActivationStreamAsync(name, options, ct);
        var source = new LoadBatches(line, shape.BatchCodes, time);
        var batches = new ActivationBatch[shape.BatchesPerLine];
        for (var i = 0; i < batches.Length; i++)
        {
            batches[i] = source.Build(stream.Opened.NextSequence + (ulong)i);
        }

        self = new OpenLoopLine(client, stream, batches, recorders, time);
        return self;
    }

    /// <summary>Sends every batch when it is due and returns when all are answered.</summary>
    /// <param name="startTimestamp">When the first batch is due.</param>
    /// <param name="interval">Between two batches.</param>
    /// <param name="ct">Stops.</param>
    public async Task RunAsync(long startTimestamp, TimeSpan interval, CancellationToken ct)
    {
        var ticks = interval.TotalSeconds * _time.TimestampFrequency;
        for (var i = 0; i < _batches.Length; i++)
        {
            var due = startTimestamp + (long)(i * ticks);
            await WaitUntilAsync(due, ct);
            var now = _time.GetTimestamp();

            // Timers count whole milliseconds and may fire a fraction early: then the batch starts when it is sent.
            _startedAt[i] = Math.Min(due, now);
            _lateness.Record(_time.GetElapsedTime(_startedAt[i], now));
            await _stream.SendAsync(_batches[i], ct);
        }

        await _stream.CompleteAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        await _client.DisposeAsync();
    }

    private async Task WaitUntilAsync(long due, CancellationToken ct)
    {
        var left = _time.GetElapsedTime(_time.GetTimestamp(), due);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, _time, ct);
        }
    }

    private void Answered(BatchAnswer answer)
    {
        _latencies.Record(_time.GetElapsedTime(_startedAt[_answered++]));
        RefusedCodes += answer.Ack.Refused;
    }
}

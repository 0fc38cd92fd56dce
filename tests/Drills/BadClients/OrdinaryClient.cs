using TraceEngine.Client;
using TraceEngine.Client.Streaming;
using TraceEngine.Drills.Kit;
using TraceEngine.Drills.Kit.Sources;

namespace TraceEngine.Drills.BadClients;

/// <summary>A client that does all right, at full speed, a fixed number of batches at a time.</summary>
internal sealed class OrdinaryClient : IAsyncDisposable
{
    private readonly TraceClient _client;
    private readonly FullSpeedLine _source;
    private readonly AckCount _acks;
    private readonly ActivationStream _stream;

    private OrdinaryClient(TraceClient client, FullSpeedLine source, AckCount acks, ActivationStream stream) =>
        (_client, _source, _acks, _stream) = (client, source, acks, stream);

    public static async Task<OrdinaryClient> StartAsync(DrillHouse house, int line, int codesPerBatch, CancellationToken ct)
    {
        var client = house.Connect();
        var acks = new AckCount();
        var stream = await client.OpenActivationStreamAsync(
            $"line-{line}", new ActivationStreamOptions { OnAnswer = _ => acks.Add() }, ct);
        return new OrdinaryClient(client, new FullSpeedLine(line, codesPerBatch), acks, stream);
    }

    /// <summary>Sends so many batches and returns when all are answered, with the codes in them.</summary>
    public async Task<long> PushAsync(int batches, CancellationToken ct)
    {
        var answered = _acks.MoreAsync(batches, ct);
        var before = _stream.Progress.CodesHanded;
        for (var batch = 0; batch < batches; batch++)
        {
            await _stream.SendAsync(_source.Next(), ct);
        }

        await answered;
        return _stream.Progress.CodesHanded - before;
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        await _client.DisposeAsync();
        _source.Dispose();
    }
}

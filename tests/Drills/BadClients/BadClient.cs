using System.Globalization;
using System.Text;
using TraceEngine.Client;
using TraceEngine.Client.Streaming;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Drills.Kit;
using TraceEngine.Drills.Kit.Sources;

namespace TraceEngine.Drills.BadClients;

/// <summary>Sends the same batch over and over under new sequences, as fast as the server takes it.</summary>
internal sealed class BadClient : IAsyncDisposable
{
    private readonly CancellationTokenSource _enough = new();
    private readonly TraceClient _client;
    private readonly Task _running;

    private BadClient(DrillHouse house, string stream, ActivationBatch batch, CancellationToken ct)
    {
        _client = house.Connect();
        _running = Task.Run(() => SendAsync(stream, batch, ct), ct);
    }

    /// <summary>Rows answered so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Codes that are active since the first batch.</summary>
    public static BadClient OfDuplicates(DrillHouse house, int codes, CancellationToken ct)
    {
        using var source = new FullSpeedLine(900, codes);
        return new BadClient(house, "duplicates", source.Next(), ct);
    }

    /// <summary>Rows that fail every one of them at validation.</summary>
    public static BadClient OfBadRows(DrillHouse house, int codes, CancellationToken ct)
    {
        using var builder = new ActivationBatchBuilder();
        builder.StartSection(Line.Header("bad-rows"));
        for (var row = 0; row < codes; row++)
        {
            var unknown = string.Create(CultureInfo.InvariantCulture, $"9999999{row:D13}");
            builder.TryAdd(Encoding.ASCII.GetBytes(unknown), 1, default, 0);
        }

        return new BadClient(house, "bad-rows", builder.Build(), ct);
    }

    /// <summary>Stops sending and waits until all that was sent is answered, so that the next measurement is alone.</summary>
    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await _running;
        await _client.DisposeAsync();
        _enough.Dispose();
    }

    private async Task SendAsync(string name, ActivationBatch batch, CancellationToken ct)
    {
        var options = new ActivationStreamOptions { OnAnswer = answer => Rows += answer.Rows };
        await using var stream = await _client.OpenActivationStreamAsync(name, options, ct);
        while (!_enough.IsCancellationRequested)
        {
            // Sections are shared: making the batch costs this process nothing.
            await stream.SendAsync(new ActivationBatch { Sections = { batch.Sections } }, ct);
        }

        await stream.CompleteAsync(ct);
    }
}

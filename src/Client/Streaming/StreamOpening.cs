using TraceEngine.Client.Streaming.Kinds;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>The parts of a stream that the server has answered to; the stream that is made of them owns them.</summary>
internal sealed record StreamOpening<TBatch>(
    IStreamContract<TBatch> Contract,
    StreamPump<TBatch> Pump,
    UnackedWindow<TBatch> Window,
    ProgressMeter Progress,
    StreamOpened Opened,
    TimeProvider Time,
    CancellationTokenSource Disposed)
    where TBatch : class
{
    public static async Task<StreamOpening<TBatch>> OpenAsync(
        IStreamContract<TBatch> contract,
        string name,
        StreamOptions options,
        Action<StreamAnswer<TBatch>>? onAnswer,
        TraceClientOptions client,
        CancellationToken cancellation)
    {
        options.Validate();
        ArgumentException.ThrowIfNullOrEmpty(name);
        var disposed = new CancellationTokenSource();
        var window = new UnackedWindow<TBatch>(options.MaxUnackedBatches, options.MaxUnackedBytes);
        var progress = new ProgressMeter(client.Time);
        var pump = new StreamPump<TBatch>(contract, name, window, progress, options, onAnswer, client, disposed.Token);
        try
        {
            var opened = await pump.OpenAsync(cancellation);
            return new StreamOpening<TBatch>(contract, pump, window, progress, opened, client.Time, disposed);
        }
        catch
        {
            pump.Dispose();
            window.Dispose();
            disposed.Dispose();
            throw;
        }
    }
}

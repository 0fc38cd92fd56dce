using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TraceEngine.Access.Calls;
using TraceEngine.Ingest.Batching;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Telemetry;

namespace TraceEngine.Ingest.Reception;

/// <summary>Serves one streaming call from its slot to its end, whatever the kind of its batches.</summary>
internal sealed class StreamCalls(
    ReceptionServices services,
    StreamRegistry registry,
    IHostApplicationLifetime host,
    TimeProvider time,
    IngestMetrics metrics,
    ILogger<StreamCalls> logger)
{
    /// <summary>Serves the call.</summary>
    public async Task ServeAsync<TRequest, TResponse>(
        IStreamMessages<TRequest, TResponse> messages,
        IAsyncStreamReader<TRequest> requests,
        IServerStreamWriter<TResponse> responses,
        ServerCallContext context)
        where TRequest : class
    {
        var caller = Calls.CallerOf(context);
        if (services.Slots.TryTake(caller.EnterpriseId) is { } limit)
        {
            throw IngestErrors.TooManyStreams(limit);
        }

        metrics.SessionOpened();
        using var lifetime = new CallLifetime(
            context, caller, services.Options.IdleTimeout, time, host.ApplicationStopping);
        try
        {
            await ServeAsync(messages, requests, responses, caller, lifetime);
        }
        catch (OperationCanceledException) when (lifetime.Token.IsCancellationRequested)
        {
            throw lifetime.Explain() ?? new RpcException(Status.DefaultCancelled);
        }
        catch (LedgerFaultException fault)
        {
            throw IngestErrors.Unavailable(fault.Message);
        }
        finally
        {
            services.Slots.Return(caller.EnterpriseId);
            metrics.SessionClosed();
        }
    }

    private async Task ServeAsync<TRequest, TResponse>(
        IStreamMessages<TRequest, TResponse> messages,
        IAsyncStreamReader<TRequest> requests,
        IServerStreamWriter<TResponse> responses,
        Caller caller,
        CallLifetime lifetime)
        where TRequest : class
    {
        if (!await lifetime.MoveNextAsync(requests))
        {
            return;
        }

        var open = messages.OpenOf(requests.Current) ?? throw IngestErrors.NotOpened();
        Calls.CheckName("stream", open.Stream, services.Limits.MaxStreamNameCharacters);
        var stream = new StreamIdentity(caller.EnterpriseId, (short)messages.Kind, isDocument: false, open.Stream);
        var session = await registry.OpenAsync(stream, lifetime.Token);
        IngestLog.StreamOpened(logger, open.Stream, caller.EnterpriseId, session.Epoch, session.Opened.NextSequence);
        try
        {
            var call = new BatchCall<TRequest, TResponse>(session, caller, open.Mode, services, messages, responses);
            await call.RunAsync(requests, lifetime);
        }
        finally
        {
            registry.Close(session);
        }
    }
}

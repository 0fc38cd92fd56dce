using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Options;

namespace TraceEngine.Query.Reception;

/// <summary>
/// What is not there and what is there for others only takes different work, and the answer is the same: it must not be told by
/// its time either. Answers NOT_FOUND leave at ticks that the work does not move.
/// </summary>
internal sealed class NotFoundPace(IOptions<QueryOptions> options) : Interceptor, IDisposable
{
    // The real clock: a call's time is what somebody outside measures.
    private readonly PaceTicks _ticks = new(TimeProvider.System, options.Value.NotFoundTime);

    /// <summary>A part of an answer begins.</summary>
    public long Begin() => _ticks.Begin();

    /// <summary>The part tells of something that does not exist for the caller.</summary>
    public Task WaitAsync(long began, CancellationToken ct) => _ticks.WaitAsync(began, ct);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var began = _ticks.Begin();
        try
        {
            return await continuation(request, context);
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.NotFound)
        {
            await _ticks.WaitAsync(began, context.CancellationToken);
            throw;
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var began = _ticks.Begin();
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.NotFound)
        {
            await _ticks.WaitAsync(began, context.CancellationToken);
            throw;
        }
    }

    public void Dispose() => _ticks.Dispose();
}

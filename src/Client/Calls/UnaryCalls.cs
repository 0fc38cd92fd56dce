using System.Runtime.CompilerServices;
using Grpc.Core;

namespace TraceEngine.Client.Calls;

/// <summary>Unary calls that are repeated while the server is away, and server streams with failures people can read.</summary>
internal sealed class UnaryCalls(TraceClientOptions options)
{
    public async Task<TResponse> CallAsync<TRequest, TResponse>(
        string what,
        TRequest request,
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method,
        CancellationToken cancellation)
    {
        var started = options.Time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var call = method(request, new CallOptions(cancellationToken: cancellation));
                return await call.ResponseAsync;
            }
            catch (RpcException) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
            catch (RpcException failure) when (CallFailures.IsTransient(failure))
            {
                var wait = options.Backoff.Wait(attempt, CallFailures.RetryAfter(failure));
                if (options.Time.GetElapsedTime(started) + wait > options.UnaryBudget)
                {
                    throw Unreachable(what, failure);
                }

                await Task.Delay(wait, options.Time, cancellation);
            }
            catch (RpcException failure)
            {
                throw CallFailures.Translate(failure, what);
            }
        }
    }

    /// <summary>A call that does something anew each time: it is not repeated, whatever happens to it.</summary>
    public async Task<TResponse> CallOnceAsync<TRequest, TResponse>(
        string what,
        TRequest request,
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method,
        CancellationToken cancellation)
    {
        try
        {
            using var call = method(request, new CallOptions(cancellationToken: cancellation));
            return await call.ResponseAsync;
        }
        catch (RpcException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.Unavailable
            && failure.Status.DebugException is not null)
        {
            throw new ServerUnreachableException(
                $"{what}：无法连接 {options.Endpoint}（{failure.Status.Detail}）。请检查服务是否在运行 / " +
                $"{what}: {options.Endpoint} could not be reached ({failure.Status.Detail}). Check that the server runs.",
                failure);
        }
        catch (RpcException failure)
        {
            throw CallFailures.Translate(failure, what);
        }
    }

    public async Task<TResponse?> FindAsync<TRequest, TResponse>(
        string what,
        TRequest request,
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method,
        CancellationToken cancellation)
        where TResponse : class
    {
        try
        {
            return await CallAsync(what, request, method, cancellation);
        }
        catch (CallFailedException failure) when (failure.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    // Not repeated: what was handed out cannot be taken back, and asking again from the start is cheap for the caller.
    public static async IAsyncEnumerable<TResponse> ReadAllAsync<TResponse>(
        string what,
        Func<CallOptions, AsyncServerStreamingCall<TResponse>> method,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var call = method(new CallOptions(cancellationToken: cancellation));
        while (await MoveNextAsync(what, call.ResponseStream, cancellation))
        {
            yield return call.ResponseStream.Current;
        }
    }

    /// <summary>Sends while reading, since flow control would stop both otherwise.</summary>
    public static async IAsyncEnumerable<TResponse> ReadAllAsync<TRequest, TResponse>(
        string what,
        Func<CallOptions, AsyncDuplexStreamingCall<TRequest, TResponse>> method,
        IEnumerable<TRequest> requests,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var call = method(new CallOptions(cancellationToken: cancellation));
        var sending = SendAllAsync(call.RequestStream, requests, cancellation);
        while (await MoveNextAsync(what, call.ResponseStream, cancellation))
        {
            yield return call.ResponseStream.Current;
        }

        await sending;
    }

    private static async Task SendAllAsync<TRequest>(
        IClientStreamWriter<TRequest> stream, IEnumerable<TRequest> requests, CancellationToken cancellation)
    {
        try
        {
            foreach (var request in requests)
            {
                await stream.WriteAsync(request, cancellation);
            }

            await stream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException or OperationCanceledException)
        {
            // The call has ended: whoever reads its answers is told why.
        }
    }

    private static async Task<bool> MoveNextAsync<TResponse>(
        string what, IAsyncStreamReader<TResponse> responses, CancellationToken cancellation)
    {
        try
        {
            return await responses.MoveNext(cancellation);
        }
        catch (RpcException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (RpcException failure)
        {
            throw CallFailures.Translate(failure, what);
        }
    }

    private ServerUnreachableException Unreachable(string what, RpcException failure) => new(
        $"{what}：{options.UnaryBudget.TotalSeconds:0} 秒内无法连接 {options.Endpoint}（{failure.Status.Detail}）。请检查服务是否在运行 / " +
        $"{what}: {options.Endpoint} could not be reached within {options.UnaryBudget.TotalSeconds:0} s " +
        $"({failure.Status.Detail}). Check that the server runs.", failure);
}

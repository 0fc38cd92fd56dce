using Grpc.Core;
using TraceEngine.Access.Calls;
using TraceEngine.Access.Services;

namespace TraceEngine.Signing.Upstream;

/// <summary>Makes each call under the facade's own identity, naming the key it acts for.</summary>
internal sealed class ActingInvoker(CallInvoker inner, ServiceIdentity identity, Caller caller) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        inner.BlockingUnaryCall(method, host, Signed(method, options), request);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        inner.AsyncUnaryCall(method, host, Signed(method, options), request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        inner.AsyncServerStreamingCall(method, host, Signed(method, options), request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        inner.AsyncClientStreamingCall(method, host, Signed(method, options));

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        inner.AsyncDuplexStreamingCall(method, host, Signed(method, options));

    private CallOptions Signed(IMethod method, CallOptions options)
    {
        var headers = new Metadata();
        foreach (var (name, value) in identity.Sign(method.FullName, caller))
        {
            headers.Add(name, value);
        }

        return options.WithHeaders(headers);
    }
}

using TraceEngine.Access.Services;

namespace TraceEngine.Access.Calls;

/// <summary>Says who makes a gRPC call: an enterprise by its own key, or the engine's facade for one.</summary>
internal sealed class CallVerifier(SignatureCheck signatures, ServiceCheck services)
{
    public ValueTask<CallVerdict> VerifyAsync(CallSignature signature, CancellationToken ct) =>
        signature.ActFor is { } actFor
            ? services.VerifyAsync(signature, actFor, ct)
            : signatures.VerifyAsync(signature, ct);
}

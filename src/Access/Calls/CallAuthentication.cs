using Microsoft.AspNetCore.Http;

namespace TraceEngine.Access.Calls;

/// <summary>
/// Stands before the gRPC endpoints: verifies the signature from the headers alone, so that a bad call is answered before any
/// of its body is read. Health and reflection are open. What isn't gRPC passes without a <see cref="Caller"/>.
/// </summary>
internal sealed class CallAuthentication(RequestDelegate next, CallVerifier verifier, DenialReport denials)
{
    private static readonly PathString[] OpenServices =
    [
        "/grpc.health.v1.Health", "/grpc.reflection.v1.ServerReflection", "/grpc.reflection.v1alpha.ServerReflection",
    ];

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsGrpc(context.Request) || IsOpen(context.Request.Path))
        {
            await next(context);
            return;
        }
        var headers = context.Request.Headers;
        var signature = CallSignature.TryRead(headers, context.Request.Path.Value ?? "");
        var verdict = signature is null
            ? CallVerdict.Denied(CallSignature.IsAbsent(headers) ? DenialReason.NotSigned : DenialReason.Malformed)
            : await verifier.VerifyAsync(signature, context.RequestAborted);
        if (verdict.Caller is { } caller)
        {
            context.Features.Set(caller);
            await next(context);
            return;
        }
        var ak = verdict.Reason == DenialReason.UnknownActFor ? signature?.ActFor : signature?.Ak;
        denials.Add(verdict.Reason, ak, context.Connection.RemoteIpAddress);
        Deny(context.Response, verdict.Reason);
    }

    private static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsOpen(PathString path) =>
        OpenServices.Any(service => path.StartsWithSegments(service, StringComparison.Ordinal));

    // Trailers only: headers that end the stream. HTTP 200, since the status of the call is gRPC's own.
    private static void Deny(HttpResponse response, DenialReason reason)
    {
        const int Unauthenticated = 16;
        const int Unavailable = 14;
        var (status, message) = reason switch
        {
            DenialReason.NotSigned => (Unauthenticated, AccessMessages.NotSigned),
            DenialReason.KeysNotReadable => (Unavailable, AccessMessages.KeysNotReadable),
            _ => (Unauthenticated, AccessMessages.Unauthenticated),
        };
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = $"{status}";
        response.Headers["grpc-message"] = Uri.EscapeDataString(message);
    }
}

using System.Net.Sockets;
using Google.Rpc;
using Grpc.Core;

namespace TraceEngine.Client.Calls;

/// <summary>Sorts failed calls: what a new attempt cures and what it does not, and what to tell people.</summary>
internal static class CallFailures
{
    /// <summary>Whether the same call may succeed later: the server is away, is draining, or asks to come back.</summary>
    public static bool IsTransient(RpcException failure) => failure.StatusCode switch
    {
        StatusCode.Unavailable => true,
        StatusCode.DeadlineExceeded => true,
        // A message over the size limit has this status too, but no RetryInfo.
        StatusCode.ResourceExhausted => RetryAfter(failure) is not null,
        // Without an exception of the transport these come from the server's own code: a broken invariant, not a lost line.
        StatusCode.Internal or StatusCode.Unknown => IsTransport(failure.Status.DebugException),
        // We cancel only through our own token, which callers look at first: so the other side reset the stream.
        StatusCode.Cancelled => true,
        _ => false,
    };

    /// <summary>The wait the server asks for, if it asks for one.</summary>
    public static TimeSpan? RetryAfter(RpcException failure) =>
        failure.GetRpcStatus()?.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan();

    /// <summary>The exception for a failure that is not transient.</summary>
    public static TraceClientException Translate(RpcException failure, string what)
    {
        var detail = failure.Status.Detail;
        return failure.StatusCode switch
        {
            StatusCode.Unauthenticated => new AccessRefusedException(
                $"{what}：服务器拒绝了密钥或签名：{detail}。请检查 ak、sk 和本机时钟，或用 trace keys 重新生成密钥 / " +
                $"{what}: the server refused the key or its signature: {detail}. Check ak, sk and this machine's clock, " +
                "or make a new key with trace keys.", failure),
            StatusCode.PermissionDenied => new AccessRefusedException(
                $"{what}：没有权限：{detail}。请用有相应角色的企业密钥 / " +
                $"{what}: not allowed: {detail}. Use a key of an enterprise that has the role.", failure),
            StatusCode.Unimplemented => new CallFailedException(
                $"{what}：此服务器不提供该接口（版本较旧或角色未启用）/ " +
                $"{what}: this server does not offer the call (older version, or its role is not switched on).",
                failure.StatusCode, failure),
            // The server's own messages are in both languages.
            _ when detail.Contains(" / ", StringComparison.Ordinal) =>
                new CallFailedException($"{what} ({failure.StatusCode}): {detail}", failure.StatusCode, failure),
            _ => new CallFailedException($"{what}：{failure.StatusCode} {detail} / {what}: {failure.StatusCode} {detail}",
                failure.StatusCode, failure),
        };
    }

    /// <summary>One line naming the cause of a lost call, for progress messages.</summary>
    public static string Describe(Exception? cause) => cause switch
    {
        null => "stream closed by the server",
        // What the transport says innermost is what happened: refused, reset, ended.
        RpcException { Status.DebugException: { } transport } => Innermost(transport).Message,
        RpcException failure => $"{failure.StatusCode}: {failure.Status.Detail}",
        _ => cause.Message,
    };

    private static Exception Innermost(Exception exception) =>
        exception.InnerException is { } inner ? Innermost(inner) : exception;

    private static bool IsTransport(Exception? exception)
    {
        for (var each = exception; each is not null; each = each.InnerException)
        {
            if (each is IOException or SocketException or HttpRequestException)
            {
                return true;
            }
        }

        return false;
    }
}

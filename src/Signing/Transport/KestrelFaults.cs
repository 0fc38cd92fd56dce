using Microsoft.AspNetCore.Http;
using TraceEngine.Signing.Answers;

namespace TraceEngine.Signing.Transport;

/// <summary>What Kestrel refuses, in the one shape.</summary>
internal static class KestrelFaults
{
    public static Answer ToAnswer(BadHttpRequestException exception, SigningOptions options) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => BodyFault.TooLarge(options.BodyBytesAtMost),
        StatusCodes.Status408RequestTimeout => Answer.Of(
            AnswerKind.TooSlow, "请求体接收过慢，请检查网络后重试", "the body came too slowly: check the network and try again"),
        _ => Answer.Of(AnswerKind.BadBody, "请求不完整或不合法", "the request is not whole, or malformed"),
    };
}

using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using TraceEngine.Signing.Upstream;

namespace TraceEngine.Signing.Tests.Upstream;

public sealed class EngineFailuresTests
{
    [Theory]
    [InlineData(StatusCode.InvalidArgument, 40002)]
    [InlineData(StatusCode.NotFound, 40402)]
    [InlineData(StatusCode.AlreadyExists, 40901)]
    [InlineData(StatusCode.PermissionDenied, 40301)]
    [InlineData(StatusCode.Unauthenticated, 40101)]
    [InlineData(StatusCode.ResourceExhausted, 41301)]
    [InlineData(StatusCode.Unavailable, 50301)]
    [InlineData(StatusCode.DeadlineExceeded, 50401)]
    public void Status_OfTheEngine_HasItsAnswer(StatusCode status, int code)
    {
        var answer = EngineFailures.ToAnswer(new RpcException(new Grpc.Core.Status(status, "中文 / English")))!;

        Assert.Equal(code, answer.Kind.Code);
        Assert.NotEqual(answer.MessageZh, answer.MessageEn);
    }

    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.Unimplemented)]
    public void Status_OfADefect_HasNone(StatusCode status) =>
        Assert.Null(EngineFailures.ToAnswer(new RpcException(new Grpc.Core.Status(status, "secret detail"))));

    [Fact]
    public void Answer_ToACallThatIsAskedToComeBack_TellsWhen()
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)Code.ResourceExhausted,
            Message = "太多 / too many",
            Details = { Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(7)) }) },
        };

        var answer = EngineFailures.ToAnswer(status.ToRpcException())!;

        Assert.Equal((42901, TimeSpan.FromSeconds(7)), (answer.Kind.Code, answer.RetryAfter));
    }
}

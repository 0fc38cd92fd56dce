using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using TraceEngine.Access;
using TraceEngine.Access.Calls;
using TraceEngine.Access.Envelopes;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Params;
using TraceEngine.Signing.Upstream;

namespace TraceEngine.Signing.Interfaces;

/// <summary>Runs an interface: checks its <c>param</c> by its table, holds it to its time, turns failures into answers.</summary>
internal sealed class InterfaceCalls(Engine engine, IOptions<SigningOptions> options, TimeProvider time, SigningLog log)
{
    /// <summary>A defect of ours; the log says more.</summary>
    public static Answer Defect() => Answer.Of(
        AnswerKind.Internal, "服务器内部错误，请联系运维", "an error inside the server: tell the operator");

    /// <summary>Checks what a call holds and runs it.</summary>
    public Task<Answer> RunAsync(IJsonInterface target, Caller caller, SignedEnvelope envelope, HttpContext context) =>
        RunAsync(target, caller, Prepare(target, envelope), envelope, context);

    /// <summary>Reads a <c>param</c> and checks it by its table; nothing is asked of anybody.</summary>
    public PreparedCall Prepare(IJsonInterface target, SignedEnvelope envelope)
    {
        if (FindTooLong(envelope.SignedParam.Span) is { } tooLong)
        {
            return new PreparedCall(null, tooLong);
        }

        var faults = new ParamFaults();
        var values = ParamReader.Read(envelope.SignedParam.Span, target.Description.Param, faults);
        if (values is not null)
        {
            ParamCheck.Run(values, faults);
        }

        return values is null || faults.Count > 0
            ? new PreparedCall(null, ParamAnswers.Refused(faults, options.Value.InlineErrorsAtMost))
            : new PreparedCall(values, null);
    }

    /// <summary>Runs a call that was checked.</summary>
    public Task<Answer> RunAsync(
        IJsonInterface target, Caller caller, PreparedCall prepared, SignedEnvelope envelope, HttpContext context) =>
        prepared.Refusal is { } refusal
            ? Task.FromResult(refusal)
            : RunAsync(target, caller, prepared.Values!, envelope.Timestamp, context);

    /// <summary>What a call into the engine that failed is answered as; the log hears of it.</summary>
    public Answer Failed(string path, string ak, RpcException failure)
    {
        if (failure.StatusCode == StatusCode.Unavailable)
        {
            log.EngineAway(path, failure.StatusCode.ToString());
        }

        if (EngineFailures.ToAnswer(failure) is { } answer)
        {
            return answer;
        }

        log.CallFailed(path, ak, failure);
        return Defect();
    }

    // A write goes on when its caller has left: its answer is remembered. A query does not.
    private async Task<Answer> RunAsync(
        IJsonInterface target, Caller caller, ObjectValues values, string signedAt, HttpContext context)
    {
        var isWrite = target.Description.IsWrite;
        using var limit = new CancellationTokenSource(options.Value.CallTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token, caller.Revoked, isWrite ? CancellationToken.None : context.RequestAborted);
        try
        {
            return await target.AnswerAsync(
                new JsonCall(caller, values, engine.For(caller), signedAt, context.Request), either.Token);
        }
        catch (RpcException) when (caller.Revoked.IsCancellationRequested)
        {
            return EngineFailures.NotAuthenticated();
        }
        catch (Exception exception) when (
            exception is RpcException or OperationCanceledException && limit.IsCancellationRequested)
        {
            return EngineFailures.TimedOut();
        }
        catch (RpcException) when (!isWrite && context.RequestAborted.IsCancellationRequested)
        {
            throw new OperationCanceledException(context.RequestAborted);
        }
        catch (RpcException failure)
        {
            return Failed(target.Description.Path, caller.Ak, failure);
        }
        catch (AccessException refusal)
        {
            // what cannot be done with a key, in the words of the room that knows
            return Answer.Of(AnswerKind.BadParam, refusal.Message);
        }
    }

    private Answer? FindTooLong(ReadOnlySpan<byte> param)
    {
        var limit = options.Value.ParamLimit;
        if (param.Length <= limit || Encoding.UTF8.GetCharCount(param) <= limit)
        {
            return null;
        }

        var (modeZh, modeEn) = options.Value.StrictParam ? ("（严格模式）", " (strict mode)") : ("", "");
        return Answer.Of(
            AnswerKind.ParamTooLong,
            $"param 超过 {limit} 个字符{modeZh}，上限见 /limits",
            $"param has more than {limit} characters{modeEn}: /limits tells the limit");
    }
}

using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using TraceEngine.Access.Calls;
using TraceEngine.Access.Envelopes;
using TraceEngine.Access.Replays;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Upstream;

namespace TraceEngine.Signing.Transport;

/// <summary>Runs a call that writes once for each signature: a repeat gets the first answer, on whichever host it
/// comes.</summary>
internal sealed class WriteOnce(
    ReplayGuard replays,
    InterfaceCalls calls,
    AnswerWriter answers,
    IOptions<SigningOptions> options,
    TimeProvider time,
    SigningLog log)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    public async Task<WrittenAnswer> RunAsync(
        IJsonInterface target, Caller caller, SignedEnvelope envelope, HttpContext context)
    {
        var path = target.Description.Path;
        var started = time.GetTimestamp();

        // What the database is asked and what the param holds are found out side by side.
        var entering = replays.EnterAsync(caller.Ak, envelope.Sign, path, context.RequestAborted);
        var prepared = calls.Prepare(target, envelope);
        var entry = await entering;
        while (entry.Kind == ReplayKind.InProgress && time.GetElapsedTime(started) < options.Value.RepeatWait)
        {
            await Task.Delay(LookInterval, time, context.RequestAborted);
            entry = await replays.EnterAsync(caller.Ak, envelope.Sign, path, context.RequestAborted);
        }

        return entry.Kind switch
        {
            ReplayKind.Repeated => new WrittenAnswer(entry.Status, entry.Answer, null, 0, IsRepeat: true),
            ReplayKind.InProgress => Written(Answer.Of(
                AnswerKind.InProgress,
                "同一请求正在处理，请稍后以同样的内容重试",
                "the same request is under way: repeat it later as it is",
                TimeSpan.FromSeconds(1))),
            ReplayKind.OtherPath => Written(Answer.Of(
                AnswerKind.SignUsedElsewhere,
                "该签名已用于其他接口（同一秒内内容相同的请求签名也相同），请以新的 timestamp 重新签名",
                "the sign was used on another interface (the same param in the same second has the same sign): "
                + "sign with a new timestamp",
                TimeSpan.FromSeconds(1))),
            _ => await RunFirstAsync(target, caller, prepared, envelope, entry.Attempt, context),
        };
    }

    // Nobody waits for what the caller has left; the outcome is remembered all the same, so the call is not cancelled with it.
    private async Task<WrittenAnswer> RunFirstAsync(
        IJsonInterface target,
        Caller caller,
        PreparedCall prepared,
        SignedEnvelope envelope,
        long attempt,
        HttpContext context)
    {
        Answer answer;
        try
        {
            answer = await calls.RunAsync(target, caller, prepared, envelope, context);
        }
        catch
        {
            await replays.AbandonAsync(caller.Ak, envelope.Sign, attempt, CancellationToken.None);
            throw;
        }

        var written = Written(answer);
        var remembering = RememberAsync(target.Description.Path, caller.Ak, envelope.Sign, attempt, answer, written);
        if (!target.Description.IsNumbered)
        {
            await remembering;
        }

        return written;
    }

    // Beside the answer where a document number makes the call idempotent by itself: a repeat that comes before waits for it, and
    // where it is lost with the host the ledger gives the first answer.
    private async Task RememberAsync(
        string path, string ak, ReadOnlyMemory<byte> sign, long attempt, Answer answer, WrittenAnswer written)
    {
        try
        {
            if (answer.Kind.IsPassing)
            {
                await replays.AbandonAsync(ak, sign, attempt, CancellationToken.None);
            }
            else
            {
                var kept = answer.ForRepeats is { } other ? answers.Render(other) : written.Bytes;
                await replays.CompleteAsync(ak, sign, attempt, written.Status, kept, CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is DbException or TimeoutException or ArgumentException)
        {
            log.AnswerNotRemembered(path, exception);
        }
    }

    private WrittenAnswer Written(Answer answer) => new(
        answer.Kind.Status, answers.Render(answer), answer.RetryAfter, answer.Kind.Code, IsRepeat: false);
}

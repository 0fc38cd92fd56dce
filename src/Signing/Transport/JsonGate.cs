using System.Collections.Frozen;
using System.Data.Common;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using TraceEngine.Access.Envelopes;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Documents;
using TraceEngine.Signing.Envelopes;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Upstream;

namespace TraceEngine.Signing.Transport;

/// <summary>
/// The way of a request: path, body, envelope, signature, rate, <c>param</c>, interface. Whatever ends it on the way is answered
/// in the one shape.
/// </summary>
internal sealed class JsonGate
{
    private readonly FrozenDictionary<string, IJsonInterface> _interfaces;
    private readonly BodyReader _bodies;
    private readonly EnvelopeVerifier _verifier;
    private readonly CallRates _rates;
    private readonly WriteOnce _writes;
    private readonly InterfaceCalls _calls;
    private readonly InterfaceDocuments _documents;
    private readonly AnswerWriter _answers;
    private readonly SigningMetrics _metrics;
    private readonly SigningLog _log;
    private readonly SigningOptions _options;

    public JsonGate(
        IEnumerable<IJsonInterface> interfaces,
        BodyReader bodies,
        EnvelopeVerifier verifier,
        CallRates rates,
        WriteOnce writes,
        InterfaceCalls calls,
        InterfaceDocuments documents,
        AnswerWriter answers,
        SigningMetrics metrics,
        SigningLog log,
        IOptions<SigningOptions> options)
    {
        _interfaces = interfaces.ToFrozenDictionary(one => one.Description.Path, StringComparer.Ordinal);
        (_bodies, _verifier, _rates, _writes, _calls) = (bodies, verifier, rates, writes, calls);
        (_documents, _answers, _metrics, _log, _options) = (documents, answers, metrics, log, options.Value);
    }

    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (_documents.Find(context.Request.Method, path) is { } document)
        {
            await document.SendAsync(context.Response, context.RequestAborted);
            return;
        }

        var target = _interfaces.GetValueOrDefault(path);
        try
        {
            await AnswerAsync(context, path, target);
        }
        catch (BadHttpRequestException exception)
        {
            await SendAsync(context, target, KestrelFaults.ToAnswer(exception, _options));
        }
        catch (Exception exception) when (
            exception is OperationCanceledException or RpcException && context.RequestAborted.IsCancellationRequested)
        {
            // the caller has gone: there is nobody to answer
        }
        catch (RpcException failure) when (!context.Response.HasStarted)
        {
            // the file of an export that failed before its first byte: what was said of it no longer holds
            context.Response.Clear();
            await SendAsync(context, target, _calls.Failed(path, "-", failure));
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            _log.EngineAway(path, exception.GetType().Name);
            await SendAsync(context, target, EngineFailures.Unavailable());
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            _log.CallFailed(target is null ? "-" : path, "-", exception);
            await SendAsync(context, target, InterfaceCalls.Defect());
        }
    }

    private async Task AnswerAsync(HttpContext context, string path, IJsonInterface? target)
    {
        if (target is null)
        {
            await SendAsync(context, null, Answer.Of(
                AnswerKind.NoInterface,
                $"接口“{PrintableText.Of(path)}”不存在，接口清单见 /",
                $"there is no interface \"{PrintableText.Of(path)}\": / lists them all"));
            return;
        }

        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            await SendAsync(context, target, Answer.Of(
                AnswerKind.WrongMethod,
                $"接口 {path} 只接受 POST，收到 {PrintableText.Of(context.Request.Method)}",
                $"{path} takes POST only, not {PrintableText.Of(context.Request.Method)}"));
            return;
        }

        var (body, refusal) = await _bodies.ReadAsync(context.Request, context.RequestAborted);
        using (body)
        {
            if (body is null)
            {
                await SendAsync(context, target, refusal!);
                return;
            }

            await AnswerAsync(context, target, body.Bytes);
        }
    }

    private async Task AnswerAsync(HttpContext context, IJsonInterface target, ReadOnlyMemory<byte> body)
    {
        if (EnvelopeReader.Read(body, out var envelope) is { } fault)
        {
            await SendAsync(context, target, Answer.Of(AnswerKind.BadBody, fault.MessageZh, fault.MessageEn));
            return;
        }

        var verdict = await _verifier.VerifyAsync(envelope!, context.Connection.RemoteIpAddress, context.RequestAborted);
        if (verdict.Caller is not { } caller)
        {
            await SendAsync(
                context,
                target,
                verdict.Kind == EnvelopeVerdictKind.Denied ? EngineFailures.NotAuthenticated() : EngineFailures.Unavailable());
            return;
        }

        if (_rates.Take(caller.Ak) is { } wait)
        {
            await SendAsync(context, target, Answer.Of(
                AnswerKind.TooManyRequests,
                $"每个 ak 每秒最多 {_options.CallsPerSecond} 次请求，请稍后重试",
                $"an ak may call {_options.CallsPerSecond} times a second: try again later",
                wait));
            return;
        }

        if (!target.Description.IsWrite)
        {
            await SendAsync(context, target, await _calls.RunAsync(target, caller, envelope!, context));
            return;
        }

        var (status, bytes, retryAfter, code, isRepeat) = await _writes.RunAsync(target, caller, envelope!, context);
        _metrics.Answered(target.Description.Path, code, isRepeat);
        await AnswerWriter.SendAsync(context.Response, status, bytes, retryAfter, context.RequestAborted);
    }

    private Task SendAsync(HttpContext context, IJsonInterface? target, Answer answer)
    {
        _metrics.Answered(target?.Description.Path ?? "-", answer.Kind.Code, isRepeat: false);
        return _answers.SendAsync(context.Response, answer, context.RequestAborted);
    }
}

using Grpc.Core;
using Microsoft.Extensions.Options;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reception;

/// <summary>
/// One call of StreamChains: codes are taken off the wire, answered part by part in their order, and only then the next ones are
/// taken. So memory is that of one part, and flow control holds back a client that does not read.
/// </summary>
internal sealed class ChainStreamCall(
    ChainBatchReader chains, NotFoundPace pace, QueryCalls calls, IOptions<QueryOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Value.ChainStreamsAtMost);

    public async Task RunAsync(
        IAsyncStreamReader<StreamChainsRequest> requests, IServerStreamWriter<StreamChainsResponse> responses,
        ServerCallContext context)
    {
        var caller = QueryCalls.CallerOf(context);
        if (!await _places.WaitAsync(TimeSpan.Zero, context.CancellationToken))
        {
            throw QueryErrors.TooManyChainStreams(options.Value.ChainStreamsAtMost, options.Value.RetryDelay);
        }

        try
        {
            await calls.RunAsync(
                caller,
                options.Value.ChainStreamTimeout,
                options.Value.RetryDelay,
                async ct =>
                {
                    await AnswerAllAsync(requests, responses, caller, ct);
                    return true;
                },
                context.CancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task AnswerAllAsync(
        IAsyncStreamReader<StreamChainsRequest> requests, IServerStreamWriter<StreamChainsResponse> responses, Caller caller,
        CancellationToken ct)
    {
        var messages = new ChainStreamMessages();
        var left = options.Value.ChainStreamCodesAtMost;
        while (await requests.MoveNext(ct))
        {
            var codes = requests.Current.Codes;
            if (codes.Count > options.Value.ChainStreamMessageCodesAtMost || codes.Count > left)
            {
                throw codes.Count > left
                    ? QueryErrors.TooManyCodes(options.Value.ChainStreamCodesAtMost)
                    : QueryErrors.TooManyCodesInMessage(codes.Count, options.Value.ChainStreamMessageCodesAtMost);
            }

            left -= codes.Count;
            foreach (var part in codes.Chunk(options.Value.ChainStreamPartCodes))
            {
                await responses.WriteAsync(await AnswerAsync(part, messages, caller, ct), ct);
            }
        }
    }

    private async Task<StreamChainsResponse> AnswerAsync(
        string[] codes, ChainStreamMessages messages, Caller caller, CancellationToken ct)
    {
        var readings = new (byte[][] Keys, Reason Fault)[codes.Length];
        var keys = new List<byte[]>(codes.Length);
        for (var index = 0; index < codes.Length; index++)
        {
            readings[index] = (CodeReadings.Of(codes[index], out var fault), fault);
            keys.AddRange(readings[index].Keys);
        }

        var began = pace.Begin();
        var answers = await chains.ReadAsync(caller.EnterpriseId, caller.CreditCode, keys, ct);
        var message = new StreamChainsResponse();
        var (next, isPaced) = (0, false);
        for (var index = 0; index < codes.Length; index++)
        {
            var (candidates, fault) = readings[index];
            var answer = answers.Skip(next).Take(candidates.Length).FirstOrDefault(one => one is not null);
            next += candidates.Length;
            if (answer is not null)
            {
                messages.Add(message, answer);
            }
            else if (fault != Reason.Unspecified)
            {
                messages.AddBad(message, codes[index], fault);
            }
            else
            {
                messages.AddUnknown(message, candidates[0]);
                isPaced = true;
            }
        }

        if (isPaced)
        {
            await pace.WaitAsync(began, ct);
        }

        return message;
    }
}

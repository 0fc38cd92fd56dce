using Grpc.Core;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.Cache;

/// <summary>Readers of both hosts: whatever they are shown must be as new as the last ack before they asked.</summary>
internal sealed class CacheReaders(CacheClients clients, IReadOnlyList<SubjectWriter> writers, DrillReport report)
{
    private const int BatchCodes = 12;

    private long _reads;
    private long _streamed;
    private long _failures;

    public long Reads => Interlocked.Read(ref _reads);

    public long Streamed => Interlocked.Read(ref _streamed);

    /// <summary>Calls that a dying host did not answer.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Asks for one chain after the other.</summary>
    public async Task AskAsync(int seed, CancellationToken enough)
    {
        var choices = new Random(seed);
        while (!enough.IsCancellationRequested)
        {
            var subject = Pick(choices);
            var due = subject.Acked;
            await TryAsync(async () =>
            {
                var answer = await clients.Query(choices.Next()).GetChainAsync(
                    new GetChainRequest { Code = subject.Code }, null, CacheClients.Deadline(), enough);
                Check(subject, due, answer.Chain, "GetChain");
                Interlocked.Increment(ref _reads);
            }, enough);
            await Pause.ForAsync(TimeSpan.FromMilliseconds(choices.Next(8)), enough).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Asks for some chains at once, over and over.</summary>
    public async Task AskForManyAsync(int seed, CancellationToken enough)
    {
        var choices = new Random(seed);
        while (!enough.IsCancellationRequested)
        {
            await TryAsync(async () =>
            {
                using var call = clients.Query(choices.Next()).StreamChains(null, CacheClients.Deadline(), enough);
                var book = new StreamedChains();
                for (var message = 0; message < 2; message++)
                {
                    await AskOnceAsync(call, book, choices, enough);
                }

                await call.RequestStream.CompleteAsync();
                await call.ResponseStream.MoveNext(enough);
            }, enough);
        }
    }

    private async Task AskOnceAsync(
        AsyncDuplexStreamingCall<StreamChainsRequest, StreamChainsResponse> call, StreamedChains book, Random choices,
        CancellationToken enough)
    {
        var asked = Enumerable.Range(0, BatchCodes).Select(_ => Pick(choices)).DistinctBy(subject => subject.Code)
            .Select(subject => (Subject: subject, Due: subject.Acked)).ToList();
        await call.RequestStream.WriteAsync(
            new StreamChainsRequest { Codes = { asked.Select(one => one.Subject.Code) } }, enough);
        for (var answered = 0; answered < asked.Count;)
        {
            if (!await call.ResponseStream.MoveNext(enough))
            {
                report.Finding($"StreamChains ended after {answered} of {asked.Count} answers");
                return;
            }

            foreach (var chain in book.Take(call.ResponseStream.Current))
            {
                Check(asked[answered].Subject, asked[answered].Due, chain, "StreamChains");
                answered++;
                Interlocked.Increment(ref _streamed);
            }
        }
    }

    private Subject Pick(Random choices) => writers[choices.Next(writers.Count)].Pick(choices);

    private void Check(Subject subject, int due, Chain chain, string call)
    {
        var shown = subject.VersionIn(chain);
        report.Require(
            shown >= due && chain.Code == subject.Code,
            $"{call}: code {subject.Code} is shown as {chain.Code} with version {shown} after an ack of {due}");
    }

    private async Task TryAsync(Func<Task> ask, CancellationToken enough)
    {
        try
        {
            await ask();
        }
        catch (RpcException exception) when (
            enough.IsCancellationRequested
            || exception.StatusCode
                is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.Internal or StatusCode.Unknown)
        {
            Interlocked.Increment(ref _failures);
        }
        catch (IOException)
        {
            // A stream says so when its connection is lost with the host.
            Interlocked.Increment(ref _failures);
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            // Enough.
        }
    }
}

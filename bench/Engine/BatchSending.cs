using TraceEngine.Client;
using TraceEngine.Client.Streaming;
using TraceEngine.Load;

namespace TraceEngine.Bench.Engine;

/// <summary>Sends batches of one kind with the real client, each stream over its own connection, as two lines would.</summary>
/// <typeparam name="TBatch">The message that a batch is.</typeparam>
/// <param name="target">The server and the key.</param>
/// <param name="time">The clock.</param>
/// <param name="open">Opens a stream by name; its callback adds up the answers.</param>
internal sealed class BatchSending<TBatch>(
    LoadTarget target,
    TimeProvider time,
    Func<TraceClient, string, Action<StreamAnswer<TBatch>>, Task<IngestStream<TBatch>>> open)
    where TBatch : class
{
    /// <summary>From before the first open to the last answer.</summary>
    public async Task<ClientReply> SendAsync(
        IReadOnlyList<string> streams, IReadOnlyList<IReadOnlyList<TBatch>> batches, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        var replies = await Task.WhenAll(streams.Select((name, i) => SendAsync(name, batches[i], ct)));
        return new ClientReply
        {
            Seconds = time.GetElapsedTime(start).TotalSeconds,
            Accepted = replies.Sum(reply => reply.Accepted),
            Refused = replies.Sum(reply => reply.Refused),
            Batches = replies.Sum(reply => reply.Batches),
            Refusal = replies.Select(reply => reply.Refusal).FirstOrDefault(refusal => refusal is not null),
        };
    }

    private async Task<ClientReply> SendAsync(string name, IReadOnlyList<TBatch> batches, CancellationToken ct)
    {
        long accepted = 0, refused = 0, answered = 0;
        string? refusal = null;
        await using var client = new TraceClient(
            new TraceClientOptions { Endpoint = target.Endpoint, Ak = target.Ak, Sk = target.Sk, Time = time });
        await using var stream = await open(client, name, answer =>
        {
            accepted += answer.Ack.Accepted;
            refused += answer.Ack.Refused;
            answered++;
            refusal ??= answer.Ack.Refused == 0 ? null : (answer.Refusal ?? answer.RefusedRows.FirstOrDefault())?.MessageEn;
        });
        foreach (var batch in batches)
        {
            await stream.SendAsync(batch, ct);
        }

        await stream.CompleteAsync(ct);
        return new ClientReply { Accepted = accepted, Refused = refused, Batches = answered, Refusal = refusal };
    }
}

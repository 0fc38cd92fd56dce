using System.Threading.Channels;
using Grpc.Core;
using Grpc.Net.Client;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Signing;
using TraceEngine.Load;

namespace TraceEngine.Bench.Engine;

/// <summary>
/// A client that lost all memory and begins each stream anew at sequence 1, below what the server expects. The real client
/// goes on at the server's next sequence, so this one speaks gRPC by itself: a bounded window, sending and reading at once.
/// </summary>
internal static class AmnesiacClient
{
    // As the client's own window.
    private const int Window = 64;
    private const string Method = "/traceengine.ingest.v1.IngestService/StreamActivations";

    public static async Task<ClientReply> ResendAsync(
        LoadTarget target,
        IReadOnlyList<string> streams,
        List<ActivationBatch>[] batches,
        TimeProvider time,
        CancellationToken ct)
    {
        var start = time.GetTimestamp();
        var replies = await Task.WhenAll(streams.Select((name, i) => ResendAsync(target, name, batches[i], time, ct)));
        return new ClientReply
        {
            Seconds = time.GetElapsedTime(start).TotalSeconds,
            Accepted = replies.Sum(reply => reply.Accepted),
            Refused = replies.Sum(reply => reply.Refused),
            AlreadyCommitted = replies.Sum(reply => reply.AlreadyCommitted),
            Batches = replies.Sum(reply => reply.Batches),
        };
    }

    private static async Task<ClientReply> ResendAsync(
        LoadTarget target, string name, List<ActivationBatch> batches, TimeProvider time, CancellationToken ct)
    {
        using var channel = GrpcChannel.ForAddress(target.Endpoint, new GrpcChannelOptions { MaxSendMessageSize = null });
        var headers = new Metadata();
        CallSigner.Sign(headers, target.Ak, target.Sk, Method, time);
        using var call = new IngestService.IngestServiceClient(channel).StreamActivations(headers, cancellationToken: ct);
        await call.RequestStream.WriteAsync(new StreamActivationsRequest { Open = new OpenStream { Stream = name } }, ct);
        await call.ResponseStream.MoveNext(ct);
        var room = Channel.CreateBounded<bool>(Window);
        var sending = SendAsync(call.RequestStream, batches, room.Writer, ct);
        var reply = new ClientReply();
        while (await call.ResponseStream.MoveNext(ct))
        {
            await room.Reader.ReadAsync(ct);
            reply = Add(reply, call.ResponseStream.Current);
        }

        await sending;
        return reply;
    }

    private static async Task SendAsync(
        IClientStreamWriter<StreamActivationsRequest> stream,
        List<ActivationBatch> batches,
        ChannelWriter<bool> room,
        CancellationToken ct)
    {
        ulong sequence = 0;
        foreach (var batch in batches)
        {
            await room.WriteAsync(true, ct);
            batch.Sequence = ++sequence;
            await stream.WriteAsync(new StreamActivationsRequest { Batch = batch }, ct);
        }

        await stream.CompleteAsync();
    }

    private static ClientReply Add(ClientReply sum, StreamActivationsResponse response) => response.Ack is { } ack
        ? sum with
        {
            Accepted = sum.Accepted + ack.Accepted,
            Refused = sum.Refused + ack.Refused,
            AlreadyCommitted = sum.AlreadyCommitted + (ack.AlreadyCommitted ? 1 : 0),
            Batches = sum.Batches + 1,
        }
        : throw new BenchException(
            $"重发得到错误 / a resend was answered by a fault: {response.Fault?.Code} {response.Fault?.MessageEn}");
}

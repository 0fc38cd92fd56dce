using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Limits;

namespace TraceEngine.Host.Serving;

/// <summary>The caps of connections and messages.</summary>
internal sealed class ServerLimitSource(IOptions<ServerOptions> options) : ILimitSource
{
    public IEnumerable<LimitEntry> ReadFor(long enterpriseId)
    {
        var server = options.Value;
        yield return LimitEntry.OfCall(
            $"Server:{nameof(server.MaximumMessageSize)}", "单条 gRPC 消息最大字节数", "bytes of one gRPC message",
            LimitUnit.Bytes, server.MaximumMessageSize);
        yield return new LimitEntry(
            $"Server:{nameof(server.Http2StreamWindow)}", "每个流在途字节数", "bytes under way on one stream",
            LimitUnit.Bytes, LimitOwner.Stream, server.Http2StreamWindow);
        yield return LimitEntry.OfCall(
            $"Server:{nameof(server.Http2ConnectionWindow)}", "每个连接在途字节数", "bytes under way on one connection",
            LimitUnit.Bytes, server.Http2ConnectionWindow);
        yield return LimitEntry.OfCall(
            $"Server:{nameof(server.MaximumCallsPerConnection)}", "每个连接同时的调用数", "calls under way on one connection",
            LimitUnit.Number, server.MaximumCallsPerConnection);
        yield return LimitEntry.OfHost(
            $"Server:{nameof(server.MaximumConnections)}", "连接数", "open connections", LimitUnit.Number,
            server.MaximumConnections);
        yield return LimitEntry.OfHostTime(
            $"Server:{nameof(server.PingInterval)}", "探测空闲连接的间隔", "pause between probes of an idle connection",
            server.PingInterval);
        yield return LimitEntry.OfHostTime(
            $"Server:{nameof(server.PingTimeout)}", "探测应答的时限", "time of the answer to a probe", server.PingTimeout);
        yield return LimitEntry.OfHostTime(
            $"Server:{nameof(server.DrainTimeout)}", "停机前完成调用的时间", "time for calls to finish when the server stops",
            server.DrainTimeout);
    }
}

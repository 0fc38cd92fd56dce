namespace TraceEngine.Client.Streaming;

/// <summary>
/// The server broke the contract: an answer out of order, or acknowledged batches that are gone. Stop and tell who runs the
/// server;
/// <c>trace verify</c> shows what the ledger holds.
/// </summary>
public sealed class StreamBrokenException : TraceClientException
{
    internal StreamBrokenException(string stream, string messageZh, string messageEn)
        : base(
            $"流 {stream} 的应答违反约定：{messageZh}。请停止并联系服务器管理员，可用 trace verify 核对 / " +
            $"stream {stream}: the server broke the contract: {messageEn}. " +
            "Stop, tell who runs the server, and check with trace verify.")
    {
    }
}

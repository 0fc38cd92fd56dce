namespace TraceEngine.Client.Streaming;

/// <summary>
/// Another holder opened the stream. This client stops and does not open it again by itself: two processes would take it from
/// each other. Find out who else uses the name; then open it here again, or leave it to the other.
/// </summary>
public sealed class StreamTakenOverException : TraceClientException
{
    internal StreamTakenOverException(string stream, string detail)
        : base(
            $"流 {stream} 已被另一个程序打开，本程序停止发送。{detail} 请找出谁在使用这个流名，只留一个再继续 / " +
            $"stream {stream} was opened by another holder, this client stops. {detail} " +
            "Find out who uses this stream name, leave one of them, then open it again.")
    {
        Stream = stream;
    }

    /// <summary>Name of the stream.</summary>
    public string Stream { get; }
}

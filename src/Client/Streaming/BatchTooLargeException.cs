namespace TraceEngine.Client.Streaming;

/// <summary>
/// A batch is over a limit of the server for this stream. Nothing was sent and the stream goes on: cut the batch.
/// </summary>
public sealed class BatchTooLargeException : TraceClientException
{
    internal BatchTooLargeException(string message)
        : base(message)
    {
    }
}

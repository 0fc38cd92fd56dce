namespace TraceEngine.Client.Streaming;

/// <summary>How a session ended that may be followed by another one.</summary>
/// <param name="IsComplete">Everything was sent and answered.</param>
/// <param name="Cause">What ended it otherwise; null when the server closed it in order.</param>
/// <param name="RetryAfter">The wait the server asks for.</param>
internal readonly record struct SessionEnd(bool IsComplete, Exception? Cause, TimeSpan? RetryAfter)
{
    public static SessionEnd Complete => new(true, null, null);
}

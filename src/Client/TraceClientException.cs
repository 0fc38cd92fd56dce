namespace TraceEngine.Client;

/// <summary>
/// Base of what this client throws for a reason that a person has to know. The message is in Chinese and English and says what to
/// do.
/// </summary>
public class TraceClientException : Exception
{
    /// <summary>Creates it with a message for people.</summary>
    /// <param name="message">What happened and what to do, in Chinese and English.</param>
    /// <param name="cause">What it comes from, if anything.</param>
    public TraceClientException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}

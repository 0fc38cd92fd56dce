namespace TraceEngine.Client.Streaming;

/// <summary>The stream is waiting for a server it lost, or has not reached yet.</summary>
/// <param name="Stream">Name of the stream.</param>
/// <param name="Attempt">The attempt that follows the wait, from 1.</param>
/// <param name="Wait">How long it waits now.</param>
/// <param name="Outage">How long the server has been away.</param>
/// <param name="GivesUpAfter">The outage after which the stream gives up.</param>
/// <param name="Cause">Why, in one line.</param>
public sealed record StreamInterruption(
    string Stream, int Attempt, TimeSpan Wait, TimeSpan Outage, TimeSpan GivesUpAfter, string Cause)
{
    /// <summary>The interruption for people, in Chinese and English.</summary>
    public string Message => $"等待服务器 / waiting for server (已 {Outage.TotalSeconds:0.0} s so far): {Cause}";
}

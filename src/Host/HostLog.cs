namespace TraceEngine.Host;

/// <summary>Every log message of the host; ids 9000 to 9099.</summary>
internal sealed partial class HostLog(ILogger<HostLog> logger)
{
    [LoggerMessage(9001, LogLevel.Warning, "NOT DURABLE, a power cut may lose acked data: {Setting} is {Found}, not {Wanted}")]
    public partial void NotDurable(string setting, string found, string wanted);

    [LoggerMessage(9002, LogLevel.Critical, "The private PostgreSQL has ended by itself; the server stops")]
    public partial void DatabaseEnded();
}

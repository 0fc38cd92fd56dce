namespace TraceEngine.Host.Serving;

/// <summary>Limits of the server as a whole; section <c>Server</c> of the configuration. Checked when the host starts.</summary>
internal sealed record ServerOptions
{
    /// <summary>Largest gRPC message taken, bytes. A batch of 5,000 codes with their parents is below 1 MiB.</summary>
    public int MaximumMessageSize { get; init; } = 8 * 1024 * 1024;

    /// <summary>
    /// Bytes a sender may have under way on one stream: large enough that a bulk stream never waits for a window update on a
    /// fast network (4 MiB is 32 ms at 1 Gbit/s).
    /// </summary>
    public int Http2StreamWindow { get; init; } = 4 * 1024 * 1024;

    /// <summary>The same for all streams of a connection together.</summary>
    public int Http2ConnectionWindow { get; init; } = 8 * 1024 * 1024;

    /// <summary>Calls under way on one connection.</summary>
    public int MaximumCallsPerConnection { get; init; } = 100;

    /// <summary>Open connections, both endpoints together.</summary>
    public int MaximumConnections { get; init; } = 2_000;

    /// <summary>An idle connection is probed this often, so that a dead peer gives its stream back.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the answer to a probe may take.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After SIGTERM, calls may finish for this long. With the private database's stop it stays below 30 s.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(25);
}

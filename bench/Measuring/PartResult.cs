namespace TraceEngine.Bench.Measuring;

/// <summary>What one side did in one round.</summary>
/// <param name="Side">naive, limit or engine.</param>
/// <param name="Round">From 1.</param>
/// <param name="Codes">Codes written.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record PartResult(string Side, int Round, long Codes, double Seconds)
{
    private const double MicrosecondsPerSecond = 1e6;

    /// <summary>CPU of the client process, s; 0 where the bench itself or psql is the client.</summary>
    public double ClientCpuSeconds { get; init; }

    /// <summary>CPU of the host process, s.</summary>
    public double ServerCpuSeconds { get; init; }

    /// <summary>CPU of all of PostgreSQL's processes, s.</summary>
    public double DatabaseCpuSeconds { get; init; }

    /// <summary>Write-ahead log written.</summary>
    public long WalBytes { get; init; }

    /// <summary>Bytes that the host allocated.</summary>
    public double AllocatedBytes { get; init; }

    /// <summary>All tables and their indexes afterwards.</summary>
    public IReadOnlyDictionary<string, long> TableBytes { get; init; } = new Dictionary<string, long>();

    public double CodesPerSecond => Codes / Seconds;

    /// <summary>Client and server together, us a code.</summary>
    public double EngineCpuMicroseconds => Microseconds(ClientCpuSeconds + ServerCpuSeconds);

    /// <summary>Seconds of the whole part as microseconds of each code.</summary>
    public double Microseconds(double seconds) => seconds * MicrosecondsPerSecond / Codes;
}

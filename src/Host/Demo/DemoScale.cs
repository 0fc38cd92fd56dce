namespace TraceEngine.Host.Demo;

/// <summary>How large the demo is.</summary>
/// <param name="FileCodes">Codes in the relation XML that is imported.</param>
/// <param name="StreamCodes">Codes streamed on top, over both streams together.</param>
internal sealed record DemoScale(int FileCodes, int StreamCodes)
{
    /// <summary>Under two minutes.</summary>
    public static DemoScale Full { get; } = new(200_000, 1_000_000);

    /// <summary>About twenty seconds.</summary>
    public static DemoScale Quick { get; } = new(20_000, 200_000);
}

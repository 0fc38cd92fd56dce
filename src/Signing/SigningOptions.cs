namespace TraceEngine.Signing;

/// <summary>Limits of the JSON facade; section <c>Signing</c> of the configuration. Checked when the host starts.</summary>
internal sealed record SigningOptions
{
    /// <summary>Address of the write side's gRPC, such as https://ingest:5080; empty = this process serves it.</summary>
    public string IngestAddress { get; init; } = "";

    /// <summary>Address of the read side's gRPC; empty = this process serves it.</summary>
    public string QueryAddress { get; init; } = "";

    /// <summary>Largest body as sent, bytes. 10,000 codes with their parents are about 2 MB.</summary>
    public int BodyBytesAtMost { get; init; } = 8 * 1024 * 1024;

    /// <summary>Largest body after inflation, bytes: a small gzip body must not become a large one unseen.</summary>
    public int InflatedBytesAtMost { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of bodies held at once, over all calls: what comes beyond waits, then is asked to come again.</summary>
    public long BodyMemoryBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>
    /// How long a body may take to come. Kestrel bounds only its pace: a few callers of 240 bytes a second would hold the
    /// memory of all bodies for hours.
    /// </summary>
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest <c>param</c>, characters. Nothing public fixes it; 1,024 cannot hold a batch of codes.</summary>
    public int ParamCharactersAtMost { get; init; } = 4 * 1024 * 1024;

    /// <summary>Hold <c>param</c> to the 1,024 characters that the standard's text names.</summary>
    public bool StrictParam { get; init; }

    /// <summary>Codes of one upload (tracCodgList, rejTracCodgList).</summary>
    public int CodesAtMost { get; init; } = 10_000;

    /// <summary>Products of one upload.</summary>
    public int ProductsAtMost { get; init; } = 1_000;

    /// <summary>Refused rows told in the answer of an upload; all of them are in its report (/report).</summary>
    public int InlineErrorsAtMost { get; init; } = 1_000;

    /// <summary>Codes of one page of a query.</summary>
    public int PageSizeAtMost { get; init; } = 1_000;

    /// <summary>Last code that page numbers reach; behind it, page on with pageToken.</summary>
    public int PagedCodesAtMost { get; init; } = 100_000;

    /// <summary>Codes of the tree that a query by code shows with withTree.</summary>
    public int TreeCodesAtMost { get; init; } = 10_000;

    /// <summary>Codes that an export may name one by one.</summary>
    public int ExportCodesAtMost { get; init; } = 100_000;

    /// <summary>Time of one call behind the facade. Below the time after which a repeated upload is taken over.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a repeat waits for the first call of the same sign, before it is asked to come again.</summary>
    public TimeSpan RepeatWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Calls a second of one ak, in the long run.</summary>
    public int CallsPerSecond { get; init; } = 500;

    /// <summary>Calls of one ak that may come at once.</summary>
    public int CallsAtOnce { get; init; } = 1_000;

    /// <summary>Characters of <c>param</c> that are taken now.</summary>
    public int ParamLimit => StrictParam ? StrictParamCharacters : ParamCharactersAtMost;

    /// <summary>The limit in the standard's text.</summary>
    internal const int StrictParamCharacters = 1_024;
}

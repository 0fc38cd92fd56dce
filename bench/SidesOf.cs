namespace TraceEngine.Bench;

/// <summary>Which sides of a workload are run.</summary>
[Flags]
internal enum SidesOf
{
    /// <summary>psql and one table.</summary>
    Naive = 1,

    /// <summary>Bare sorted COPY into the engine's tables.</summary>
    Limit = 2,

    /// <summary>Client, server, database.</summary>
    Engine = 4,

    /// <summary>The engine's batches again.</summary>
    Resend = 8,

    /// <summary>Each of them.</summary>
    All = Naive | Limit | Engine | Resend,
}

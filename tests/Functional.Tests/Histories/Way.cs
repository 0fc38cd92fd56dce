namespace TraceEngine.Functional.Tests.Histories;

/// <summary>How a document reaches the server.</summary>
internal enum Way
{
    /// <summary>A document of its own.</summary>
    Unary,

    /// <summary>The next batch of the enterprise's stream.</summary>
    Stream,

    /// <summary>As <see cref="Stream"/>, but the call breaks right after sending; then it is opened and sent again.</summary>
    BrokenStream,
}

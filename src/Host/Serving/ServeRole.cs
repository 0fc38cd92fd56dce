namespace TraceEngine.Host.Serving;

/// <summary>A part of the engine that a process may serve.</summary>
internal enum ServeRole
{
    /// <summary>Takes in trace data and the catalog.</summary>
    Ingest,

    /// <summary>Answers questions.</summary>
    Query,

    /// <summary>Speaks the standard's signed JSON in front of the other two.</summary>
    Signing,
}

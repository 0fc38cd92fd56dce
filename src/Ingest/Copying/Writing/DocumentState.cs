namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>State of a flow document. Stored: never renumbered or reused.</summary>
internal enum DocumentState : short
{
    /// <summary>More parts may come.</summary>
    Open = 0,

    /// <summary>Its last part has come.</summary>
    Complete = 1,

    /// <summary>A correction has withdrawn it.</summary>
    Withdrawn = 2,
}

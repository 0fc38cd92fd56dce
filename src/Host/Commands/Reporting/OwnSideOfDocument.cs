namespace TraceEngine.Host.Commands.Reporting;

/// <summary>Which party of a document the caller is, so that people need not type their own credit code.</summary>
internal enum OwnSideOfDocument
{
    /// <summary>No party is named.</summary>
    None,

    /// <summary>The caller ships.</summary>
    Shipper,

    /// <summary>The caller receives.</summary>
    Receiver,
}

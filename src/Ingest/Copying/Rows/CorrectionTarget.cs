namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>What a correction puts right. Stored: never renumbered or reused.</summary>
internal enum CorrectionTarget : short
{
    /// <summary>A flow document is withdrawn.</summary>
    Document = 1,

    /// <summary>An activation is withdrawn.</summary>
    Activation = 2,

    /// <summary>A lot's dates are corrected.</summary>
    Lot = 3,
}

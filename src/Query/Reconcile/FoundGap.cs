namespace TraceEngine.Query.Reconcile;

/// <summary>A gap to be sent.</summary>
/// <param name="Finding">What does not fit.</param>
/// <param name="Reporter">Credit code of who reported the document; empty without one.</param>
internal sealed record FoundGap(Finding Finding, string Reporter);

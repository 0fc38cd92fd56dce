using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Lineage;

/// <summary>What happened to a code, for its chain.</summary>
/// <param name="Visits">Documents that reached it, withdrawn ones too, in the order of their times; those of its whole
/// lot name no code.</param>
/// <param name="Scene">Tells who reported them.</param>
/// <param name="ReplacedBy">Key of the code that took its place; null when none did.</param>
/// <param name="Replaces">Key of the code whose place it took; null when it took none.</param>
internal sealed record ChainEvents(IReadOnlyList<Visit> Visits, ChainScene Scene, byte[]? ReplacedBy, byte[]? Replaces)
{
    /// <summary>Credit code of who reported a document.</summary>
    public string ReporterOf(DocumentFacts document) => Scene.ReporterOf(document);

    /// <summary>Registered name of who reported a document.</summary>
    public string ReporterNameOf(DocumentFacts document) =>
        Scene.Enterprises.GetValueOrDefault(document.EnterpriseId)?.Name ?? string.Empty;
}

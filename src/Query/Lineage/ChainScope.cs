namespace TraceEngine.Query.Lineage;

/// <summary>
/// Who may see a code's chain: who activated it, and whoever a document of somebody in scope names as a party. Reporting a code
/// brings nobody into scope, or guessed codes could be read.
/// </summary>
internal static class ChainScope
{
    /// <summary>Whether an enterprise is in scope.</summary>
    /// <param name="creditCode">Who asks.</param>
    /// <param name="activator">Credit code of who activated the code.</param>
    /// <param name="events">The documents that reached it.</param>
    public static bool Has(string creditCode, string activator, ChainEvents events)
    {
        var inScope = new HashSet<string>(StringComparer.Ordinal) { activator };
        var open = events.Visits.Select(visit => visit.Document).Where(document => !document.IsWithdrawn).Distinct().ToList();
        for (var known = 0; known < inScope.Count;)
        {
            known = inScope.Count;
            foreach (var document in open.Where(document => inScope.Contains(events.ReporterOf(document))).ToArray())
            {
                inScope.UnionWith([document.Shipper, document.Receiver, document.Carrier, document.Circulator]);
                open.Remove(document);
            }
        }

        return creditCode.Length > 0 && inScope.Contains(creditCode);
    }
}

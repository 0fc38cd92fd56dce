using TraceEngine.Contracts.Flows;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>The codes that some documents name: who holds each, and of which lot it is.</summary>
/// <param name="Codes">Codes by document.</param>
/// <param name="States">Who holds each code; codes never activated and codes that ended are not in it.</param>
/// <param name="Lots">Lot of each activated code.</param>
/// <param name="IsTruncated">Whether there were more codes than one call looks at.</param>
internal sealed record DutyScene(
    IReadOnlyDictionary<Guid, List<byte[]>> Codes,
    IReadOnlyDictionary<byte[], CustodyState> States,
    IReadOnlyDictionary<byte[], long> Lots,
    bool IsTruncated)
{
    /// <summary>How many codes of a document are held so.</summary>
    public long Count(DocumentFacts document, Func<CustodyState, bool> isHeldSo) =>
        Codes.GetValueOrDefault(document.Id, []).Count(code => States.TryGetValue(code, out var state) && isHeldSo(state));

    /// <summary>The lots that documents name codes of.</summary>
    public HashSet<long> LotsOf(IEnumerable<DocumentFacts> documents) =>
    [
        .. documents.SelectMany(document => Codes.GetValueOrDefault(document.Id, []))
            .Where(Lots.ContainsKey)
            .Select(code => Lots[code]),
    ];
}

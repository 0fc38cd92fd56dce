using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Histories;

/// <summary>
/// Everything that a history has done, kept plainly: what the engine must have answered and must have stored. It shares no rule
/// with the engine; it is slow, and everything is looked up in the whole history.
/// </summary>
internal sealed class Oracle
{
    private readonly List<OracleCode> _codes = [.. Enumerable.Range(0, World.Codes).Select(_ => new OracleCode())];
    private readonly Dictionary<(int By, FlowKind Kind, string Number), OracleDocument> _documents = [];
    private readonly OracleBirths _births;
    private readonly OraclePackaging _packaging;
    private readonly OracleFlows _flows;
    private long _section;

    public Oracle()
    {
        Custody = new OracleCustody(_codes, _documents.Values);
        _births = new OracleBirths(_codes);
        _packaging = new OraclePackaging(_codes, Custody);
        _flows = new OracleFlows(_codes, _documents, Custody);
    }

    public IReadOnlyList<OracleCode> Codes => _codes;

    public OracleCustody Custody { get; }

    /// <summary>The newest section: the order of arrival.</summary>
    public long LastSection => _section;

    public IReadOnlyDictionary<(int By, FlowKind Kind, string Number), OracleDocument> Documents => _documents;

    /// <summary>Takes the next document of the history.</summary>
    public Answer Apply(HistoryStep step) => step switch
    {
        ActivateStep activate => _births.Apply(activate, ++_section),
        PackagingStep packaging => _packaging.Apply(packaging, () => ++_section),
        FlowStep flow => _flows.Apply(flow, ++_section),
        WithdrawStep withdraw => _flows.Withdraw(withdraw),
        _ => throw new ArgumentException($"no document of its own: {step}", nameof(step)),
    };
}

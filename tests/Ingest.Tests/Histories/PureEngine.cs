using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Histories;

namespace TraceEngine.Ingest.Tests.Histories;

/// <summary>
/// The engine without PostgreSQL: the rules that the lanes judge by, over tables in dictionaries. What validation refuses before
/// it has any fact, and activations, are taken as the oracle has them: only what stands in the tables decides here.
/// </summary>
internal sealed class PureEngine
{
    private readonly PureTables _tables = new();
    private readonly PurePackaging _packaging;
    private readonly PureFlows _flows;

    public PureEngine()
    {
        _packaging = new PurePackaging(_tables);
        _flows = new PureFlows(_tables);
    }

    public PureTables Tables => _tables;

    /// <summary>Judges a document and writes what is good.</summary>
    public Answer Apply(HistoryStep step, Answer expected)
    {
        switch (step)
        {
            case ActivateStep activate:
                Activate(activate, expected);
                return expected;
            case PackagingStep packaging:
                return _packaging.Apply(packaging, expected);
            case FlowStep flow:
                return _flows.Apply(flow);
            case WithdrawStep withdraw:
                return _flows.Withdraw(withdraw);
            default:
                throw new ArgumentException($"no document of its own: {step}", nameof(step));
        }
    }

    private void Activate(ActivateStep step, Answer answer)
    {
        _tables.Section++;
        var refused = answer.Refused.Select(one => one.Row).ToHashSet();
        foreach (var row in step.Rows.Where((_, index) => !refused.Contains(index)))
        {
            var code = _tables.Codes[row.Code];
            (code.SectionId, code.Activator, code.Birth, code.Parent) = (_tables.Section, step.By, step.Number, row.Parent);
            if (row.Parent is { } parent)
            {
                _tables.Codes[parent].Claimants.Add(PureTables.IdOf(step.By));
            }
        }
    }

    /// <summary>Whether a row is refused for what it says, before anything is looked up.</summary>
    public static bool IsPlain(Reason reason) =>
        reason is Reason.ParentRequired or Reason.ParentIsSelf or Reason.CodeRepeated or Reason.ParentLevelNotAbove;
}

using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Histories;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Histories;

/// <summary>Flow documents and corrections by <see cref="FlowRules"/>.</summary>
internal sealed class PureFlows(PureTables tables)
{
    public Answer Apply(FlowStep step)
    {
        var section = ++tables.Section;
        var key = (step.By, step.Kind, step.Number);
        var document = tables.Documents.GetValueOrDefault(key) ?? new PureDocument(step.By, step.Kind, step.Header);
        var whole = FlowRules.OfDocument(document.State, document.Header == step.Header);
        if (whole != Reason.Unspecified)
        {
            return new Answer(step.Codes.Count, [], new Refusal(0, "document_number", whole), null);
        }

        var refusals = Judge(step, document);
        var good = step.Codes.Where((_, row) => !refusals.ContainsKey(row)).ToList();
        if (good.Count > 0 || step.Complete)
        {
            tables.Documents[key] = document;
            document.State = step.Complete ? DocumentState.Complete : DocumentState.Open;
        }

        foreach (var code in good)
        {
            document.Items.Add(code, section);
            document.Ancestors.UnionWith(tables.AncestorsOf(code));
        }

        if (document.Rule.NeedsHolder)
        {
            End(document, document.Rule.Ends, good.SelectMany(code => tables.AllInside(code).Append(code)));
        }

        return new Answer(step.Codes.Count, [.. refusals.Values.OrderBy(one => one.Row)], null, null);
    }

    public Answer Withdraw(WithdrawStep step)
    {
        tables.Section++;
        tables.Documents[(step.By, FlowKind.Correction, step.Number)] =
            new PureDocument(step.By, FlowKind.Correction, default) { State = DocumentState.Complete };
        var reason = step.Kind is { } kind ? WithdrawDocument(step, kind) : WithdrawActivation(step);
        return new Answer(1, reason == Reason.Unspecified ? [] : [new Refusal(0, "corrections", reason)], null, null);
    }

    private Dictionary<int, Refusal> Judge(FlowStep step, PureDocument document)
    {
        var refusals = new Dictionary<int, Refusal>();
        Refuse(step, refusals, row => step.Codes.Take(row).Contains(step.Codes[row])
            ? Reason.CodeRepeated
            : FlowRules.OfCode(FactsOf(step.Codes[row]) with { IsInDocument = document.Items.ContainsKey(step.Codes[row]) }));
        Refuse(step, refusals, row => FlowRules.OfCode(
            FactsOf(step.Codes[row]) with { HasInner = document.Ancestors.Contains(step.Codes[row]) }));
        var named = step.Codes.Where((_, row) => !refusals.ContainsKey(row)).Concat(document.Items.Keys).ToHashSet();
        Refuse(step, refusals, row => FlowRules.OfCode(
            FactsOf(step.Codes[row]) with { HasOuter = tables.AncestorsOf(step.Codes[row]).Any(named.Contains) }));
        if (document.Rule.NeedsHolder)
        {
            Refuse(step, refusals, row => FlowRules.OfCode(FactsOf(step.Codes[row]) with
            {
                IsNotHeld = !tables.HoldingOf(step.Codes[row]).State.IsHeldBy(PureTables.IdOf(step.By)),
            }));
        }

        return refusals;
    }

    private FlowCodeFacts FactsOf(int code) => new()
    {
        IsActive = tables.Codes[code].IsActive,
        State = (LifeState)tables.Codes[code].State,
    };

    private static void Refuse(FlowStep step, Dictionary<int, Refusal> refusals, Func<int, Reason> rule)
    {
        for (var row = 0; row < step.Codes.Count; row++)
        {
            if (!refusals.ContainsKey(row) && rule(row) is var reason and not Reason.Unspecified)
            {
                refusals[row] = new Refusal(row, "code", reason);
            }
        }
    }

    private void End(PureDocument document, LifeState state, IEnumerable<int> codes)
    {
        foreach (var code in codes.Where(code => tables.Codes[code].IsLive).ToList())
        {
            tables.Codes[code].State = (short)state;
            document.Terminations.Add(code);
        }
    }

    private Reason WithdrawDocument(WithdrawStep step, FlowKind kind)
    {
        var document = tables.Documents.GetValueOrDefault((step.By, kind, step.Target));
        var reason = FlowRules.OfWithdrawal(document is not null, (DocumentKind)kind, document?.State ?? DocumentState.Open);
        if (reason != Reason.Unspecified)
        {
            return reason;
        }

        document!.State = DocumentState.Withdrawn;
        foreach (var code in document.Terminations.Where(code => tables.Codes[code].State == (short)document.Rule.Ends))
        {
            tables.Codes[code].State = 0;
        }

        return Reason.Unspecified;
    }

    private Reason WithdrawActivation(WithdrawStep step)
    {
        var born = Enumerable.Range(0, World.Codes).Where(code => tables.Codes[code] is { IsActive: true } row
            && row.Activator == step.By && row.Birth == step.Target).ToList();
        var withdrawn = born.Count(code => tables.Codes[code].State == (short)LifeState.ActivationWithdrawn);
        var reason = FlowRules.OfActivationWithdrawal(born.Count, withdrawn, born.Exists(HasMoved));
        if (reason == Reason.Unspecified)
        {
            born.ForEach(code => tables.Codes[code].State = (short)LifeState.ActivationWithdrawn);
        }

        return reason;
    }

    private bool HasMoved(int code)
    {
        var row = tables.Codes[code];
        return !row.IsLive || row.PackedSection is not null || row.FormerParents > 0 || row.IsPackedInto
            || tables.AncestorsOf(code).Append(code).Any(one => tables.Documents.Values.Any(
                document => document.State != DocumentState.Withdrawn && document.Items.ContainsKey(one)));
    }
}

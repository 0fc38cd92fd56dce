using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Flow documents and corrections.</summary>
internal sealed class OracleFlows(
    IReadOnlyList<OracleCode> codes,
    Dictionary<(int By, FlowKind Kind, string Number), OracleDocument> documents,
    OracleCustody custody)
{
    public Answer Apply(FlowStep step, long section)
    {
        var key = (step.By, step.Kind, step.Number);
        var document = documents.GetValueOrDefault(key) ?? new OracleDocument(step.By, step.Kind, step.Header);
        if (Whole(step, document) is var reason and not Reason.Unspecified)
        {
            return new Answer(step.Codes.Count, [], new Refusal(0, "document_number", reason), null);
        }

        var refusals = Judge(step, document);
        var good = step.Codes.Where((_, row) => !refusals.ContainsKey(row)).ToList();
        if (good.Count > 0 || step.Complete)
        {
            documents[key] = document;
            document.IsComplete = step.Complete;
        }

        foreach (var code in good)
        {
            document.Items.Add(code, section);
            document.Around.UnionWith(Around(code));
        }

        if (StateAfter(step.Kind) is { } state)
        {
            foreach (var code in good.SelectMany(code => Inside(code).Append(code)).Where(code => codes[code].IsLive).ToList())
            {
                (codes[code].State, codes[code].EndedBy) = (state, document);
            }
        }

        var refused = refusals.OrderBy(one => one.Key).Select(one => new Refusal(one.Key, "code", one.Value));
        return new Answer(step.Codes.Count, [.. refused], null, null);
    }

    public Answer Withdraw(WithdrawStep step)
    {
        var own = new OracleDocument(step.By, FlowKind.Correction, default) { IsComplete = true };
        documents[(step.By, FlowKind.Correction, step.Number)] = own;
        var reason = step.Kind is { } kind ? WithdrawDocument(step, kind) : WithdrawActivation(step);
        return new Answer(1, reason == Reason.Unspecified ? [] : [new Refusal(0, "corrections", reason)], null, null);
    }

    private static Reason Whole(FlowStep step, OracleDocument document)
    {
        if (document.Header != step.Header)
        {
            return Reason.DocumentDiffers;
        }

        if (document.IsWithdrawn)
        {
            return Reason.DocumentWithdrawn;
        }

        return document.IsComplete ? Reason.DocumentComplete : Reason.Unspecified;
    }

    private Dictionary<int, Reason> Judge(FlowStep step, OracleDocument document)
    {
        var refusals = new Dictionary<int, Reason>();
        for (var row = 0; row < step.Codes.Count; row++)
        {
            if (Alone(step, document, row) is var reason and not Reason.Unspecified)
            {
                refusals[row] = reason;
            }
        }

        // An outer code whose contents the document has already goes first; then the inner ones of this part.
        Refuse(step, refusals, Reason.AncestorInDocument, document.Around.Contains);
        var named = step.Codes.Where((_, row) => !refusals.ContainsKey(row)).Concat(document.Items.Keys).ToHashSet();
        Refuse(step, refusals, Reason.AncestorInDocument, code => Around(code).Any(named.Contains));
        if (StateAfter(step.Kind) is not null)
        {
            Refuse(step, refusals, Reason.NotHeld, code => custody.Of(code).Holder != step.By);
        }

        return refusals;
    }

    private Reason Alone(FlowStep step, OracleDocument document, int row)
    {
        var code = step.Codes[row];
        if (step.Codes.Take(row).Contains(code))
        {
            return Reason.CodeRepeated;
        }

        if (codes[code].Activator is null)
        {
            return Reason.NotActive;
        }

        if (!codes[code].IsLive)
        {
            return Reason.Terminated;
        }

        return document.Items.ContainsKey(code) ? Reason.CodeInDocument : Reason.Unspecified;
    }

    private static void Refuse(FlowStep step, Dictionary<int, Reason> refusals, Reason reason, Func<int, bool> isBad)
    {
        for (var row = 0; row < step.Codes.Count; row++)
        {
            if (!refusals.ContainsKey(row) && isBad(step.Codes[row]))
            {
                refusals[row] = reason;
            }
        }
    }

    private Reason WithdrawDocument(WithdrawStep step, FlowKind kind)
    {
        if (kind == FlowKind.Correction || !documents.TryGetValue((step.By, kind, step.Target), out var document))
        {
            return Reason.TargetUnknown;
        }

        if (document.IsWithdrawn)
        {
            return Reason.AlreadyWithdrawn;
        }

        document.IsWithdrawn = true;
        foreach (var code in codes.Where(code => code.EndedBy == document))
        {
            (code.State, code.EndedBy) = (OracleCode.Live, null);
        }

        return Reason.Unspecified;
    }

    private Reason WithdrawActivation(WithdrawStep step)
    {
        var born = Enumerable.Range(0, codes.Count)
            .Where(code => codes[code].Activator == step.By && codes[code].Birth == step.Target).ToList();
        if (born.Count == 0)
        {
            return Reason.TargetUnknown;
        }

        if (born.TrueForAll(code => codes[code].State == OracleCode.ActivationWithdrawn))
        {
            return Reason.AlreadyWithdrawn;
        }

        if (born.Exists(code => !codes[code].IsLive || codes[code].PackedSection is not null || codes[code].Left > 0
            || codes[code].IsTouched || custody.IsNamed(code)))
        {
            return Reason.MovedAlready;
        }

        born.ForEach(code => codes[code].State = OracleCode.ActivationWithdrawn);
        return Reason.Unspecified;
    }

    private static int? StateAfter(FlowKind kind) => kind switch
    {
        FlowKind.Void => 1,
        FlowKind.Destroy => 2,
        FlowKind.Sampling => 4,
        _ => null,
    };

    private IEnumerable<int> Around(int code)
    {
        for (var parent = codes[code].Parent; parent is { } one; parent = codes[one].Parent)
        {
            yield return one;
        }
    }

    private IEnumerable<int> Inside(int package) =>
        Enumerable.Range(0, codes.Count).Where(code => Around(code).Contains(package));
}

using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>
/// Judges the parts of a group in writing order by what was read: each batch after the ones before it, as if these were
/// written already.
/// </summary>
internal sealed class FlowJudge(FlowGroup group)
{
    private readonly HashSet<int> _namedHere = [];

    /// <summary>Judges all parts; verdicts go into the judgements, what good parts add into their documents.</summary>
    public void Run()
    {
        foreach (var batch in group.Parts.GroupBy(part => part.Judgement))
        {
            Run(batch.Key, [.. batch]);
        }
    }

    /// <summary>Gives a part its verdicts.</summary>
    public void Check(FlowPart part)
    {
        CheckDocument(part);
        if (part.Judgement.BatchVerdict is null)
        {
            CheckRows(part);
        }
    }

    /// <summary>What a part adds to its document, unless its batch is refused: the next parts are judged by it.</summary>
    public void Take(FlowPart part)
    {
        part.Judgement.ApplyMode();
        if (part.IsWritten)
        {
            part.Document.Take(part.Section, part.Accepted);
            OtherRowRules.Take(part);
            TakeAncestors(part);
        }
    }

    private void Run(Judgement judgement, List<FlowPart> parts)
    {
        // A fault of any header refuses the batch whole: then no row has a verdict of its own.
        parts.ForEach(CheckDocument);
        if (judgement.BatchVerdict is null)
        {
            parts.ForEach(CheckRows);
            parts.ForEach(Take);
        }
    }

    private void CheckRows(FlowPart part)
    {
        CheckCodes(part);
        CheckAncestors(part);
        OtherRowRules.CheckRejected(part);
        OtherRowRules.CheckLots(part);
    }

    /// <summary>Whether the part fits the document that stands under its number; if not, its batch is refused.</summary>
    public static void CheckDocument(FlowPart part)
    {
        var stored = part.Document;
        var declared = part.Section.Document;
        var isSame = stored.HeaderDigest is null || stored.HeaderDigest.AsSpan().SequenceEqual(declared.HeaderDigest);
        var reason = FlowRules.OfDocument(stored.State, isSame);
        if (reason != Reason.Unspecified)
        {
            part.Judgement.RefuseAll(
                Verdict.Of(Verdict.WholeBatch, "", VerdictField.DocumentNumber, reason, declared.Number));
        }
    }

    /// <summary>What the code alone tells: active, live, not in the document.</summary>
    private static void CheckCodes(FlowPart part)
    {
        for (var row = part.Section.FirstRow; row < part.Section.EndCode; row++)
        {
            if (part.Judgement.IsRefused(row))
            {
                continue;
            }

            if (FlowRules.OfCode(FactsOf(part, row)) is var reason and not Reason.Unspecified)
            {
                Refuse(part, row, reason);
            }
            else if (!part.Codes.IsActive(row))
            {
                part.Judgement.Flagged.Add(row);
            }
        }
    }

    private static FlowCodeFacts FactsOf(FlowPart part, int row) => new()
    {
        IsActive = part.Codes.IsActive(row),
        State = part.Codes.IsActive(row) ? (LifeState)part.Codes.State(row) : LifeState.Live,
        MayBeUnknown = part.Rows.MayNameUnknown,
        IsInDocument = part.Codes.IsInDocument(row),
    };

    /// <summary>
    /// No code together with a package around it. Of the two in one part the inner one is refused, whatever their order; of two
    /// parts the later one.
    /// </summary>
    private void CheckAncestors(FlowPart part)
    {
        if (group.Ancestors.Count == 0 && part.Document.StoredInner.Count == 0)
        {
            return;
        }

        _namedHere.Clear();
        for (var row = part.Section.FirstRow; row < part.Section.EndCode; row++)
        {
            if (part.Codes.MayHold(row) && !part.Judgement.IsRefused(row))
            {
                CheckAsOuter(part, row);
            }
        }

        for (var row = part.Section.FirstRow; row < part.Section.EndCode; row++)
        {
            if (part.Codes.Outer(row) != AncestorTable.None && !part.Judgement.IsRefused(row))
            {
                CheckAsInner(part, row);
            }
        }
    }

    private void CheckAsOuter(FlowPart part, int row)
    {
        var key = part.Rows.Codes[row];
        var index = group.Ancestors.IndexOf(key);
        var inner = index == AncestorTable.None ? null : part.Document.Find(index)?.Inner;
        if (inner is null && part.Document.StoredInner.Count > 0)
        {
            part.Document.StoredInner.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out inner);
        }

        if (inner is not null)
        {
            Refuse(part, row, Reason.AncestorInDocument, CodeKey.ToText(inner), part.Rows.TextOf(row));
        }
        else if (index != AncestorTable.None)
        {
            _namedHere.Add(index);
        }
    }

    private void CheckAsInner(FlowPart part, int row)
    {
        var outer = part.Codes.Outer(row);
        for (var depth = 0; outer != AncestorTable.None && depth < AncestorTable.MaxDepth; depth++)
        {
            if (_namedHere.Contains(outer) || part.Document.Find(outer)?.IsNamed == true)
            {
                Refuse(
                    part, row, Reason.AncestorInDocument, part.Rows.TextOf(row), CodeKey.ToText(group.Ancestors[outer].Key));
                return;
            }

            outer = group.Ancestors[outer].Outer;
        }
    }

    /// <summary>What the next parts of the document are judged by.</summary>
    private void TakeAncestors(FlowPart part)
    {
        for (var row = part.Section.FirstRow; row < part.Section.EndCode && group.Ancestors.Count > 0; row++)
        {
            if (part.Judgement.IsRefused(row))
            {
                continue;
            }

            if (part.Codes.MayHold(row) && group.Ancestors.IndexOf(part.Rows.Codes[row]) is var index and not AncestorTable.None)
            {
                part.Document.Mark(index).IsNamed = true;
            }

            var outer = part.Codes.Outer(row);
            for (var depth = 0; outer != AncestorTable.None && depth < AncestorTable.MaxDepth; depth++)
            {
                var mark = part.Document.Mark(outer);
                if (mark.Inner is not null)
                {
                    // Whoever set it has set those around it too.
                    break;
                }

                mark.Inner = part.Rows.Codes[row].ToArray();
                part.Document.NewAncestors.Add((group.Ancestors[outer].Key, mark.Inner));
                outer = group.Ancestors[outer].Outer;
            }
        }
    }

    private static void Refuse(FlowPart part, int row, Reason reason) => Refuse(part, row, reason, part.Rows.TextOf(row));

    private static void Refuse(FlowPart part, int row, Reason reason, params string[] arguments) =>
        part.Judgement.Refuse(row, part.Rows.TextOf(row), VerdictField.Code, reason, arguments);
}

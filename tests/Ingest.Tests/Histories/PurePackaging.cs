using TraceEngine.Contracts.Verdicts;
using TraceEngine.Functional.Tests.Histories;
using TraceEngine.Ingest.Copying.Holding;
using TraceEngine.Ingest.Copying.Packing;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Tests.Histories;

/// <summary>Packaging by <see cref="PackagingRules"/>, with the moves that the statements make.</summary>
internal sealed class PurePackaging(PureTables tables)
{
    private const int MaxContents = 100_000;

    public Answer Apply(PackagingStep step, Answer expected)
    {
        var refusals = expected.Refused.Where(one => PureEngine.IsPlain(one.Reason)).ToDictionary(one => one.Row);
        var open = new HashSet<int>();
        var first = 0;
        foreach (var section in step.Sections)
        {
            tables.Section++;
            var good = new List<MoveRow>();
            for (var index = 0; index < section.Rows.Count; index++)
            {
                var row = section.Rows[index];
                if (refusals.ContainsKey(first + index))
                {
                    continue;
                }

                if (PackagingRules.Judge(CaseOf(step.By, section.Kind, row), PureTables.IdOf(step.By), MaxContents) is { } fault)
                {
                    refusals[first + index] = new Refusal(first + index, fault.Field.ToWireName(), fault.Reason);
                    continue;
                }

                good.Add(row);
                if (section.Kind is MoveKind.Pack or MoveKind.Repack && !tables.Codes[row.Parent!.Value].IsActive)
                {
                    open.Add(row.Parent.Value);
                }
            }

            first += section.Rows.Count;
            Move(step.By, section.Kind, good);
        }

        return new Answer(first, [.. refusals.Values.OrderBy(one => one.Row)], null, open.Count);
    }

    private PackagingCase CaseOf(int by, MoveKind kind, MoveRow row)
    {
        var isWhole = kind is MoveKind.Empty or MoveKind.Replace;
        var claimants = row.Parent is { } parent && !tables.Codes[parent].IsActive ? tables.Codes[parent].Claimants : [];
        return new PackagingCase(
            ActionOf(kind),
            PureTables.Key(row.Child) ?? [],
            tables.FactOf(row.Child),
            PureTables.Key(row.Parent),
            tables.FactOf(row.Parent),
            PrefixOf(by, row.Parent),
            claimants.Count > 0 && !claimants.Contains(PureTables.IdOf(by)),
            isWhole ? LiveInside(row.Parent!.Value).Count : 0,
            isWhole && row.Child is { } child && tables.ChildrenOf(child).Count > 0);
    }

    private static ParentPrefix PrefixOf(int by, int? parent) => parent is { } one
        ? new ParentPrefix(
            World.ProductOf(one) == by ? ParentPrefixState.Own : ParentPrefixState.Foreign, (short)World.LevelOf(one))
        : default;

    private static PackingAction ActionOf(MoveKind kind) => kind switch
    {
        MoveKind.Pack => PackingAction.Pack,
        MoveKind.Unpack => PackingAction.Unpack,
        MoveKind.Empty => PackingAction.Empty,
        MoveKind.Repack => PackingAction.Repack,
        _ => PackingAction.Replace,
    };

    private List<int> LiveInside(int parent) => tables.ChildrenOf(parent).FindAll(code => tables.Codes[code].IsLive);

    private void Move(int by, MoveKind kind, List<MoveRow> rows)
    {
        var holdings = Enumerable.Range(0, World.Codes).Where(code => tables.Codes[code].IsActive)
            .ToDictionary(code => code, tables.HoldingOf);
        foreach (var row in rows)
        {
            switch (kind)
            {
                case MoveKind.Pack or MoveKind.Repack:
                    Claim(by, row.Parent!.Value);
                    Put(row.Child!.Value, row.Parent.Value, holdings);
                    break;
                case MoveKind.Unpack:
                    Claim(by, tables.Codes[row.Child!.Value].Parent!.Value);
                    Leave(row.Child.Value, holdings);
                    break;
                case MoveKind.Empty:
                    Claim(by, row.Parent!.Value);
                    LiveInside(row.Parent.Value).ForEach(code => Leave(code, holdings));
                    break;
                default:
                    Replace(by, row.Child!.Value, row.Parent!.Value, holdings);
                    break;
            }
        }
    }

    private void Replace(int by, int fresh, int old, Dictionary<int, HoldingFact> holdings)
    {
        Claim(by, fresh);
        LiveInside(old).ForEach(code => Put(code, fresh, holdings));
        tables.Codes[old].State = 3;
        if (tables.Codes[old].Parent is { } outer)
        {
            Claim(by, outer);
            Leave(old, holdings);
            Put(fresh, outer, holdings);
        }
    }

    private void Put(int code, int parent, Dictionary<int, HoldingFact> holdings)
    {
        if (tables.Codes[code].Parent is not null)
        {
            Leave(code, holdings);
        }

        (tables.Codes[code].Parent, tables.Codes[code].PackedSection) = (parent, tables.Section);
    }

    private void Leave(int code, Dictionary<int, HoldingFact> holdings)
    {
        tables.Codes[code].Parent = null;
        tables.Codes[code].FormerParents++;
        if (holdings[code].ComesFromPath)
        {
            tables.Codes[code].Written.Add(new WrittenHolder(tables.Section, holdings[code].State));
        }
    }

    private void Claim(int by, int parent)
    {
        tables.Codes[parent].IsPackedInto = true;
        tables.Codes[parent].Claimants.Add(PureTables.IdOf(by));
    }
}

using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Pack, unpack, repack, replace.</summary>
internal sealed class OraclePackaging(IReadOnlyList<OracleCode> codes, OracleCustody custody)
{
    private long _section;

    public Answer Apply(PackagingStep step, Func<long> nextSection)
    {
        var refusals = new List<Refusal>();
        var open = new HashSet<int>();
        var first = 0;
        foreach (var section in step.Sections)
        {
            _section = nextSection();

            // All rows of a section are judged by how the codes stand before it.
            var good = new List<MoveRow>();
            var named = new HashSet<int>();
            for (var index = 0; index < section.Rows.Count; index++)
            {
                var row = section.Rows[index];
                var fault = Plain(section.Kind, row) ?? Repeated(section.Kind, row, named) ?? Judge(step.By, section.Kind, row);
                if (fault is { } found)
                {
                    refusals.Add(new Refusal(first + index, found.Field, found.Reason));
                    continue;
                }

                good.Add(row);
                if (section.Kind is MoveKind.Pack or MoveKind.Repack && codes[row.Parent!.Value].Activator is null)
                {
                    open.Add(row.Parent.Value);
                }
            }

            first += section.Rows.Count;
            Move(step.By, section.Kind, good);
        }

        return new Answer(first, refusals, null, open.Count);
    }

    private static (string Field, Reason Reason)? Plain(MoveKind kind, MoveRow row)
    {
        if (kind == MoveKind.Empty)
        {
            return null;
        }

        if (row.Parent is not { } parent)
        {
            return kind == MoveKind.Unpack ? null : ("parent", Reason.ParentRequired);
        }

        if (parent == row.Child)
        {
            return ("parent", Reason.ParentIsSelf);
        }

        return kind is MoveKind.Pack or MoveKind.Repack && World.LevelOf(parent) <= World.LevelOf(row.Child!.Value)
            ? ("parent", Reason.ParentLevelNotAbove)
            : null;
    }

    /// <summary>The first of equal codes counts, good or not; a replacement names two.</summary>
    private static (string Field, Reason Reason)? Repeated(MoveKind kind, MoveRow row, HashSet<int> named)
    {
        var isNew = named.Add(row.Child ?? row.Parent!.Value);
        if (isNew && kind == MoveKind.Replace)
        {
            isNew = named.Add(row.Parent!.Value);
        }

        return isNew ? null : ("code", Reason.CodeRepeated);
    }

    private (string Field, Reason Reason)? Judge(int by, MoveKind kind, MoveRow row) => kind switch
    {
        MoveKind.Pack or MoveKind.Repack => Child(by, row) ?? Parent(by, row) ?? Place(kind, row),
        MoveKind.Unpack => Child(by, row) ?? Leaving(row),
        MoveKind.Empty => Emptied(by, row.Parent!.Value),
        _ => Child(by, row) ?? Replacement(by, row.Child!.Value, row.Parent!.Value),
    };

    private (string Field, Reason Reason)? Child(int by, MoveRow row)
    {
        var child = row.Child!.Value;
        if (codes[child].Activator is null)
        {
            return ("code", Reason.NotActive);
        }

        if (!codes[child].IsLive)
        {
            return ("code", Reason.Terminated);
        }

        return custody.Of(child).Holder == by ? null : ("code", Reason.NotHeld);
    }

    private (string Field, Reason Reason)? Parent(int by, MoveRow row)
    {
        var parent = row.Parent!.Value;
        if (codes[parent].Activator is null)
        {
            return World.ProductOf(parent) == by ? null : ("parent", Reason.ParentNotAllowed);
        }

        if (!codes[parent].IsLive)
        {
            return ("parent", Reason.ParentTerminated);
        }

        return custody.Of(parent).Holder == by ? null : ("parent", Reason.ParentNotHeld);
    }

    private (string Field, Reason Reason)? Place(MoveKind kind, MoveRow row)
    {
        var now = codes[row.Child!.Value].Parent;
        if (now == row.Parent)
        {
            return ("code", Reason.AlreadyPacked);
        }

        return now is not null && kind == MoveKind.Pack ? ("code", Reason.HasParent) : null;
    }

    private (string Field, Reason Reason)? Leaving(MoveRow row)
    {
        var now = codes[row.Child!.Value].Parent;
        return now is not null && (row.Parent is null || now == row.Parent) ? null : ("parent", Reason.NotInParent);
    }

    private (string Field, Reason Reason)? Emptied(int by, int parent)
    {
        var code = codes[parent];
        if (code is { Activator: not null, IsLive: false })
        {
            return ("parent", Reason.ParentTerminated);
        }

        var mayEmpty = code.Activator is not null
            ? custody.Of(parent).Holder == by
            : code.Claimants.Count == 0 || code.Claimants.Contains(by);
        if (!mayEmpty)
        {
            return ("parent", Reason.ParentNotHeld);
        }

        return LiveInside(parent).Any() ? null : ("parent", Reason.ParentEmpty);
    }

    private (string Field, Reason Reason)? Replacement(int by, int fresh, int old)
    {
        if (codes[old].Activator is null)
        {
            return ("parent", Reason.NotActive);
        }

        if (!codes[old].IsLive)
        {
            return ("parent", Reason.ParentTerminated);
        }

        if (codes[old].Activator != by || custody.IsMoved(old))
        {
            return ("parent", Reason.ParentNotHeld);
        }

        var isFree = codes[fresh].Parent is null && codes[fresh].PackedSection is null && !custody.IsMoved(fresh)
            && codes.All(code => code.Parent != fresh);
        if (!isFree)
        {
            return ("code", Reason.ReplacementNotFree);
        }

        return World.ProductOf(fresh) == World.ProductOf(old) && World.LevelOf(fresh) == World.LevelOf(old)
            ? null
            : ("code", Reason.ReplacementDiffers);
    }

    private IEnumerable<int> LiveInside(int parent) =>
        Enumerable.Range(0, codes.Count).Where(code => codes[code].IsLive && codes[code].Parent == parent);

    private void Move(int by, MoveKind kind, List<MoveRow> rows)
    {
        // Who holds what leaves is settled before anything moves.
        var leaving = rows.SelectMany(row => LeavingBy(kind, row)).ToList();
        var written = leaving.Where(custody.IsToldByPath).Select(code => (code, custody.Of(code))).ToList();
        var contents = rows.ToDictionary(
            row => row, row => kind is MoveKind.Empty or MoveKind.Replace ? LiveInside(row.Parent!.Value).ToList() : []);
        var outer = rows.ToDictionary(row => row, row => row.Parent is { } parent ? codes[parent].Parent : null);
        foreach (var row in rows)
        {
            Touch(by, kind, row, outer[row]);
        }

        leaving.ForEach(code => codes[code].Leave(_section));
        written.ForEach(one => codes[one.code].Written.Add((_section, one.Item2)));
        foreach (var row in rows)
        {
            if (kind is MoveKind.Pack or MoveKind.Repack)
            {
                codes[row.Child!.Value].GoInto(row.Parent!.Value, _section);
            }
            else if (kind == MoveKind.Replace)
            {
                codes[row.Parent!.Value].State = OracleCode.Replaced;
                (codes[row.Parent.Value].ReplacedBy, codes[row.Child!.Value].Replaces) = (row.Child, row.Parent);
                contents[row].ForEach(code => codes[code].GoInto(row.Child!.Value, _section));
                if (outer[row] is { } place)
                {
                    codes[row.Child!.Value].GoInto(place, _section);
                }
            }
        }
    }

    private IEnumerable<int> LeavingBy(MoveKind kind, MoveRow row) => kind switch
    {
        MoveKind.Empty => LiveInside(row.Parent!.Value),
        MoveKind.Replace => LiveInside(row.Parent!.Value)
            .Concat(codes[row.Parent.Value].Parent is null ? [] : [row.Parent.Value]),
        _ => codes[row.Child!.Value].Parent is null ? [] : [row.Child.Value],
    };

    /// <summary>The packages that the row is told of: who packs into one claims it.</summary>
    private void Touch(int by, MoveKind kind, MoveRow row, int? outer)
    {
        int?[] touched = kind switch
        {
            MoveKind.Unpack => [codes[row.Child!.Value].Parent],
            MoveKind.Replace => [row.Child, outer],
            _ => [row.Parent],
        };
        foreach (var parent in touched.OfType<int>())
        {
            codes[parent].IsTouched = true;
            codes[parent].Claimants.Add(by);
        }
    }
}

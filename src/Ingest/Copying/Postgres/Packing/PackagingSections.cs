using TraceEngine.Contracts.Codes;
using TraceEngine.Ingest.Copying.Holding;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Packing;
using TraceEngine.Ingest.Copying.Postgres.Holding;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Packing;

/// <summary>
/// The careful way of one packaging batch: each section is judged by how the codes stand after the one before, then written; a
/// row that somebody else was quicker with is judged again.
/// </summary>
internal sealed class PackagingSections(WriterContext context, Judgement judgement)
{
    // Each round loses only to a transaction that committed in between. More than this means rules that disagree with the SQL.
    private const int MaxRounds = 4;

    private readonly PackagingRows _rows = (PackagingRows)judgement.Content;
    private readonly CodeFactReader _facts = new(context.Connection);
    private readonly PackagingMoves _moves = new(context.Connection);
    private readonly long _callerId = judgement.Batch.Stream.EnterpriseId;

    /// <summary>Judges and writes one section.</summary>
    public async Task WriteAsync(int index, CancellationToken cancellationToken)
    {
        var section = _rows.Sections[index];
        var rows = Enumerable.Range(section.FirstRow, section.RowCount).Where(row => !judgement.IsRefused(row)).ToList();
        if (section.Action != PackingAction.Replace)
        {
            await WriteAsync(index, section, rows, cancellationToken);
            return;
        }

        // A package and something inside it may be replaced in one section: each row is judged by what the one before left.
        foreach (var row in rows)
        {
            await WriteAsync(index, section, [row], cancellationToken);
        }
    }

    private async Task WriteAsync(int index, PackagingSectionRows section, List<int> left, CancellationToken cancellationToken)
    {
        for (var round = 0; left.Count > 0; round++)
        {
            if (round == MaxRounds)
            {
                throw new LedgerFaultException(LedgerFault.Redo, "codes of the section keep moving");
            }

            var cases = await JudgeAsync(section, left, cancellationToken);
            left = await MoveAsync(index, section, cases, cancellationToken);
        }
    }

    /// <summary>The rows that are good, with what is known of them; the others have their verdict.</summary>
    private async Task<List<PackagingMove>> JudgeAsync(
        PackagingSectionRows section, List<int> rows, CancellationToken cancellationToken)
    {
        var keys = new HashSet<byte[]>(KeyComparer.Instance);
        foreach (var row in rows)
        {
            Add(keys, _rows.Children[row]);
            if (_rows.ParentIndexes[row] is var parent and >= 0)
            {
                Add(keys, _rows.Parents[parent]);
            }
        }

        var facts = await _facts.ReadAsync(keys, cancellationToken);
        await new HoldingReader(context.Connection).FillAsync(facts.Values, cancellationToken);
        var claims = await ParentClaims.ReadAsync(
            context.Connection, [.. keys.Where(key => !facts.ContainsKey(key))], cancellationToken);
        var contents = await ReadContentsAsync(section, rows, cancellationToken);
        var good = new List<PackagingMove>();
        foreach (var row in rows)
        {
            var one = CaseOf(section, row, facts, claims, contents);
            if (PackagingRules.Judge(one, _callerId, context.Limits.MaxContentsPerRow) is { } fault)
            {
                judgement.Refuse(row, CodeKey.ToText(_rows.SubjectOf(row)), fault.Field, fault.Reason, fault.Arguments);
                continue;
            }

            good.Add(new PackagingMove(row, one, LiveInside(contents, one.ParentKey)));
        }

        return good;
    }

    private static void Add(HashSet<byte[]> keys, ReadOnlySpan<byte> key)
    {
        if (!key.IsEmpty && !keys.GetAlternateLookup<ReadOnlySpan<byte>>().Contains(key))
        {
            keys.Add(key.ToArray());
        }
    }

    private static List<CodeFact> LiveInside(Dictionary<byte[], List<CodeFact>> contents, byte[]? parent) =>
        parent is not null && contents.TryGetValue(parent, out var children) ? children : [];

    /// <summary>What is inside parents that are emptied or replaced; and whether something is inside a replacement.</summary>
    private async Task<Dictionary<byte[], List<CodeFact>>> ReadContentsAsync(
        PackagingSectionRows section, List<int> rows, CancellationToken cancellationToken)
    {
        if (section.Action is not (PackingAction.Empty or PackingAction.Replace))
        {
            return [];
        }

        var parents = new HashSet<byte[]>(KeyComparer.Instance);
        foreach (var row in rows)
        {
            Add(parents, _rows.Parents[_rows.ParentIndexes[row]]);
            Add(parents, _rows.Children[row]);
        }

        var contents = await new ContentsReader(context.Connection, _facts).ChildrenAsync(parents, cancellationToken);
        foreach (var children in contents.Values)
        {
            children.RemoveAll(child => !child.IsLive);
        }

        await new HoldingReader(context.Connection).FillAsync(
            [.. contents.Values.SelectMany(children => children)], cancellationToken);
        return contents;
    }

    private PackagingCase CaseOf(
        PackagingSectionRows section,
        int row,
        Dictionary<byte[], CodeFact> facts,
        Dictionary<byte[], HashSet<long>> claims,
        Dictionary<byte[], List<CodeFact>> contents)
    {
        var childKey = _rows.Children[row].ToArray();
        var index = _rows.ParentIndexes[row];
        var parentKey = index == PackagingRows.NoParent ? null : _rows.Parents[index].ToArray();
        var claimants = parentKey is null ? null : claims.GetValueOrDefault(parentKey);
        var fact = parentKey is null ? null : facts.GetValueOrDefault(parentKey);
        if (fact is null && parentKey is not null && section.Action is PackingAction.Pack or PackingAction.Repack)
        {
            judgement.OpenParents.Add(index);
        }

        return new PackagingCase(
            section.Action,
            childKey,
            facts.GetValueOrDefault(childKey),
            parentKey,
            fact,
            index == PackagingRows.NoParent ? default : _rows.ParentPrefixes[index],
            claimants is not null && !claimants.Contains(_callerId),
            LiveInside(contents, parentKey).Count,
            contents.ContainsKey(childKey));
    }

    /// <summary>Writes what is good; the rows that somebody else was quicker with come back.</summary>
    private async Task<List<int>> MoveAsync(
        int index, PackagingSectionRows section, List<PackagingMove> moves, CancellationToken cancellationToken)
    {
        if (moves.Count == 0)
        {
            return [];
        }

        var sectionId = judgement.SectionIds[index];
        moves.Sort(static (left, right) => left.Case.ChildKey.AsSpan().SequenceCompareTo(right.Case.ChildKey));
        var left = section.Action switch
        {
            PackingAction.Pack or PackingAction.Repack => await _moves.IntoAsync(sectionId, moves, cancellationToken),
            PackingAction.Unpack => await _moves.OutAsync(sectionId, moves, cancellationToken),
            PackingAction.Empty => await _moves.EmptyAsync(sectionId, moves, cancellationToken),
            _ => await _moves.ReplaceAsync(sectionId, moves, cancellationToken),
        };
        var done = moves.FindAll(move => !left.Contains(move.Row));
        await PackagingCopier.CopyAsync(
            context.Connection, PackagingEntries.Of(sectionId, _rows, done), cancellationToken);
        done.ForEach(Touch);

        return left;
    }

    private void Touch(PackagingMove move)
    {
        var one = move.Case;
        if (one.ChildKey.Length > 0)
        {
            judgement.TouchedCodes.Add(one.ChildKey);
        }

        if (one.ParentKey is { } parent)
        {
            judgement.TouchedCodes.Add(parent);
            judgement.TouchedParents.Add(parent);
        }

        if (one.Child?.Parent is { } old)
        {
            judgement.TouchedParents.Add(old);
        }

        if (one.Action == PackingAction.Replace)
        {
            judgement.TouchedParents.Add(one.ChildKey);
            if (one.Parent!.Parent is { } outer)
            {
                judgement.TouchedParents.Add(outer);
            }
        }

        judgement.TouchedCodes.AddRange(move.Inside.Select(child => child.Code));
    }
}

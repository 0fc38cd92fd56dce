using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>The codes of one transaction: what it has inserted, the keys it holds, and what it sees of others.</summary>
internal sealed class CodeWriter(ModelDatabase database)
{
    private readonly Dictionary<string, ActiveCode> _new = [];
    private readonly List<string> _order = [];
    private int _savepoint;

    public bool IsEmpty => _order.Count == 0;

    public static string KeyOf(Judgement judgement, int row) => Convert.ToHexString(judgement.Rows.Codes[row]);

    /// <summary>Who must end first before the key can be inserted; null when it is ours.</summary>
    public ModelTransaction? TryLock(ModelTransaction self, Judgement judgement, int row)
    {
        var key = KeyOf(judgement, row);
        if (database.CodeLocks.TryGetValue(key, out var holder) && holder != self)
        {
            return holder;
        }

        if (!database.Codes.ContainsKey(key))
        {
            database.CodeLocks[key] = self;
        }

        return null;
    }

    /// <summary>False when the code is active already.</summary>
    public bool TryAdd(Judgement judgement, int row)
    {
        var key = KeyOf(judgement, row);
        if (Find(key) is not null)
        {
            return false;
        }

        _new.Add(key, Activate(judgement, row));
        _order.Add(key);
        return true;
    }

    /// <summary>Gives every row its verdict whose code is active, except the rows just inserted.</summary>
    public void RefuseExisting(Judgement judgement, IReadOnlySet<int>? own = null)
    {
        for (var row = 0; row < judgement.Rows.RowCount; row++)
        {
            if (!judgement.IsRefused(row) && own?.Contains(row) != true && Find(KeyOf(judgement, row)) is { } existing)
            {
                DuplicateRules.Refuse(judgement, row, DuplicateRules.SectionOf(judgement.Rows, row), existing.Facts);
            }
        }
    }

    /// <summary>Lots, and which parents are open or have contents on a shelf.</summary>
    public void JudgeParents(IReadOnlyList<Judgement> judgements)
    {
        var earlier = new HashSet<string>();
        foreach (var judgement in judgements)
        {
            judgement.ForgetParents();
            var rows = judgement.Rows;
            for (var section = 0; section < rows.Sections.Count; section++)
            {
                judgement.LotIds[section] = ModelBatches.LotId(rows.Sections[section]);
            }

            for (var i = 0; i < rows.SortedParentCount; i++)
            {
                var parent = rows.SortedParents[i].Row;
                var key = Convert.ToHexString(rows.Parents[parent]);
                if (rows.ParentRows[parent] is var row and >= 0 && !judgement.IsRefused(row))
                {
                    continue;
                }

                var isActive = Find(key) is not null || earlier.Contains(key);
                if (!isActive)
                {
                    judgement.OpenParents.Add(parent);
                }

                if (isActive || database.Packed.Contains(key))
                {
                    judgement.TouchedParents.Add(rows.Parents[parent].ToArray());
                }
            }

            earlier.UnionWith(Enumerable.Range(0, rows.RowCount)
                .Where(row => judgement.Accepted > 0 && !judgement.IsRefused(row))
                .Select(row => KeyOf(judgement, row)));
        }
    }

    public void Savepoint() => _savepoint = _order.Count;

    public void RollbackToSavepoint()
    {
        foreach (var key in _order.Skip(_savepoint))
        {
            _new.Remove(key);
            database.CodeLocks.Remove(key);
        }

        _order.RemoveRange(_savepoint, _order.Count - _savepoint);
    }

    /// <summary>What was inserted becomes visible; shelves of parents that had contents are stale from now on.</summary>
    public void Apply(IReadOnlyList<Judgement> judgements)
    {
        foreach (var key in _order)
        {
            if (!database.Codes.TryAdd(key, _new[key]))
            {
                throw new ModelViolationException($"P6: {key} is activated twice");
            }
        }

        foreach (var judgement in judgements.Where(judgement => judgement.Accepted > 0))
        {
            foreach (var parent in judgement.TouchedParents)
            {
                database.Stale.Add(
                    new StaleShelf(judgement.Batch.Stream.Key, judgement.Batch.Sequence, Convert.ToHexString(parent)));
            }

            foreach (var code in _new.Values.Where(code => code.Stream == judgement.Batch.Stream.Key))
            {
                if (code.Facts.BirthParent is { } parent)
                {
                    database.Packed.Add(Convert.ToHexString(parent));
                }
            }
        }
    }

    public void Unlock()
    {
        foreach (var key in database.CodeLocks.Where(held => held.Value.IsEnded).Select(held => held.Key).ToList())
        {
            database.CodeLocks.Remove(key);
        }
    }

    private static ActiveCode Activate(Judgement judgement, int row)
    {
        var rows = judgement.Rows;
        var section = DuplicateRules.SectionOf(rows, row);
        var parent = rows.ParentIndexes[row];
        var facts = new ExistingCode(
            judgement.Batch.Stream.EnterpriseId,
            judgement.LotIds[section],
            rows.Sections[section].Lot.Number,
            rows.Levels[row],
            State: 0,
            parent == ActivationRows.NoParent ? null : rows.Parents[parent].ToArray());
        return new ActiveCode(judgement.Batch.Stream.Key, judgement.Batch.Sequence, row, facts);
    }

    private ActiveCode? Find(string key) => _new.GetValueOrDefault(key) ?? database.Codes.GetValueOrDefault(key);
}

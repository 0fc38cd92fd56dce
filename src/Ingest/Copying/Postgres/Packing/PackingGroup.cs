using Npgsql;
using NpgsqlTypes;
using TraceEngine.Ingest.Copying.Holding;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Packing;
using TraceEngine.Ingest.Copying.Postgres.Holding;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Packing;

/// <summary>
/// A group that only packs, in one UPDATE. It is written in the hope that every row is good; when the server shows otherwise, the
/// group is redone the careful way, which can tell which row is at fault.
/// </summary>
internal sealed class PackingGroup(WriterContext context, IReadOnlyList<Judgement> judgements)
{
    // Above every package level: a parent of which no level is known is above all.
    private const short AboveAll = short.MaxValue;

    private readonly NpgsqlConnection _connection = context.Connection;
    private readonly CodeFactReader _facts = new(context.Connection);
    private readonly Dictionary<byte[], PackedParent> _parents = new(KeyComparer.Instance);
    private readonly List<PackingRow> _rows = [];

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        Collect();
        if (_rows.Count == 0)
        {
            return;
        }

        Sort();
        await JudgeParentsAsync(cancellationToken);
        await UpdateAsync(cancellationToken);
        await RequireUnmovedAsync(cancellationToken);
        await PackagingCopier.CopyAsync(_connection, [.. Entries()], cancellationToken);
        foreach (var row in _rows)
        {
            row.Judgement.TouchedCodes.Add(row.Child);
        }
    }

    private void Collect()
    {
        var lookup = _parents.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var judgement in judgements.Where(judgement => judgement.Accepted > 0))
        {
            var rows = (PackagingRows)judgement.Content;
            for (var section = 0; section < rows.Sections.Count; section++)
            {
                for (var row = rows.Sections[section].FirstRow; row < rows.Sections[section].EndRow; row++)
                {
                    if (judgement.IsRefused(row))
                    {
                        continue;
                    }

                    var index = rows.ParentIndexes[row];
                    if (!lookup.TryGetValue(rows.Parents[index], out var parent))
                    {
                        parent = new PackedParent(rows.Parents[index].ToArray(), rows.ParentPrefixes[index]);
                        _parents[parent.Code] = parent;
                    }

                    _rows.Add(new PackingRow(judgement, section, index, rows.Children[row].ToArray(), parent));
                }
            }
        }
    }

    /// <summary>Keys in order, so that two lanes lock in one order; a child that is named twice needs the careful way.</summary>
    private void Sort()
    {
        _rows.Sort(static (left, right) => left.Child.AsSpan().SequenceCompareTo(right.Child));
        for (var i = 1; i < _rows.Count; i++)
        {
            if (_rows[i].Child.AsSpan().SequenceEqual(_rows[i - 1].Child))
            {
                throw new LedgerConflictException("a child is packed twice in one group");
            }
        }
    }

    private async Task JudgeParentsAsync(CancellationToken cancellationToken)
    {
        var active = await _facts.ReadAsync(_parents.Keys, cancellationToken);
        await new HoldingReader(_connection).FillAsync(active.Values, cancellationToken);
        var open = _parents.Keys.Where(parent => !active.ContainsKey(parent)).ToArray();
        var claims = await ParentClaims.ReadAsync(_connection, open, cancellationToken);
        foreach (var parent in _parents.Values)
        {
            parent.Fact = active.GetValueOrDefault(parent.Code);
            parent.Claimants = claims.GetValueOrDefault(parent.Code);
        }

        foreach (var row in _rows)
        {
            if (!row.Parent.MayTakeFrom(row.Judgement.Batch.Stream.EnterpriseId)
                || row.Parent.Fact?.Ancestors.Any(code => code.AsSpan().SequenceEqual(row.Child)) == true)
            {
                throw new LedgerConflictException("a parent takes nothing");
            }
        }

        foreach (var judgement in judgements.Where(judgement => judgement.Accepted > 0))
        {
            NoteParents(judgement);
        }
    }

    private void NoteParents(Judgement judgement)
    {
        var rows = (PackagingRows)judgement.Content;
        var lookup = _parents.GetAlternateLookup<ReadOnlySpan<byte>>();
        for (var index = 0; index < rows.Parents.Count; index++)
        {
            if (lookup.TryGetValue(rows.Parents[index], out var parent))
            {
                judgement.TouchedParents.Add(parent.Code);
                if (parent.Fact is null)
                {
                    judgement.OpenParents.Add(index);
                }
            }
        }
    }

    private async Task UpdateAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CopySql.PackCodes, _connection);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, _rows.Select(row => row.Child)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, _rows.Select(row => row.Parent.Code)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, _rows.Select(row => row.Judgement.SectionIds[row.Section])));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Smallint, _rows.Select(row => row.Parent.LevelOr(AboveAll))));
        var packed = 0;
        var sections = new HashSet<long>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                sections.Add(reader.GetInt64(0));
                packed++;
            }
        }

        if (packed != _rows.Count)
        {
            throw new LedgerConflictException($"{_rows.Count - packed} of {_rows.Count} rows can't be packed");
        }

        await RequireOwnAsync(sections, cancellationToken);
    }

    /// <summary>Every code that was packed must have been activated by who packs; codes of several enterprises are told apart
    /// the careful way.</summary>
    private async Task RequireOwnAsync(HashSet<long> sections, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CopySql.ReadSectionFacts, _connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. sections] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var activator = reader.GetInt64(1);
            if (judgements.Any(judgement => judgement.Accepted > 0 && judgement.Batch.Stream.EnterpriseId != activator))
            {
                throw new LedgerConflictException("not everything was activated by who packs it");
            }
        }
    }

    private async Task RequireUnmovedAsync(CancellationToken cancellationToken)
    {
        if (await HoldingReader.IsAnyMovedAsync(_connection, [.. _rows.Select(row => row.Child)], cancellationToken))
        {
            throw new LedgerConflictException("a document has moved something of it");
        }
    }

    private IEnumerable<PackagingEntry> Entries()
    {
        foreach (var group in _rows.GroupBy(row => (row.Judgement, row.Section, row.ParentIndex)))
        {
            var (judgement, section, parentIndex) = group.Key;
            yield return new PackagingEntry(
                judgement.SectionIds[section],
                parentIndex,
                PackingAction.Pack,
                ((PackagingRows)judgement.Content).PackModes[parentIndex],
                group.First().Parent.Code,
                [.. group.Select(row => row.Child)]);
        }
    }

    private readonly record struct PackingRow(
        Judgement Judgement, int Section, int ParentIndex, byte[] Child, PackedParent Parent);
}

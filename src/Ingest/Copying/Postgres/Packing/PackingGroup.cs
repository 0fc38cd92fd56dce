using Npgsql;
using NpgsqlTypes;
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
internal sealed class PackingGroup(WriterContext context, IReadOnlyList<Judgement> judgements, GroupOrder order)
{
    // Above every package level: a parent of which no level is known is above all.
    private const short AboveAll = short.MaxValue;

    private readonly NpgsqlConnection _connection = context.Connection;
    private readonly PackingSlots _slots = new(judgements);

    // By key, so that two lanes lock in one order: the child and where it goes.
    private readonly byte[][] _children = new byte[order.Count][];
    private readonly PackingSlot[] _places = new PackingSlot[order.Count];

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (order.HasEqualKeys)
        {
            throw new LedgerConflictException("a child is packed twice in one group");
        }

        Place();
        await JudgeParentsAsync(cancellationToken);
        RequireNoCircle();
        await UpdateAsync(cancellationToken);
        await RequireUnmovedAsync(cancellationToken);
        await PackingCopier.CopyAsync(_connection, _slots.All, _children, _places, cancellationToken);
        NoteTouches();
    }

    private void Place()
    {
        var next = 0;
        foreach (var entry in order.Entries)
        {
            var rows = (PackagingRows)judgements[entry.Batch].Content;
            _children[next] = rows.Children[entry.Row].ToArray();
            _places[next++] = _slots.Of(entry.Batch, rows.ParentIndexes[entry.Row]);
        }
    }

    private async Task JudgeParentsAsync(CancellationToken cancellationToken)
    {
        var keys = _slots.Parents.Select(parent => parent.Code).ToArray();
        var active = await new CodeFactReader(_connection).ReadAsync(keys, cancellationToken);
        await new HoldingReader(_connection).FillAsync(active.Values, cancellationToken);
        var claims = await ParentClaims.ReadAsync(
            _connection, Array.FindAll(keys, parent => !active.ContainsKey(parent)), cancellationToken);
        foreach (var parent in _slots.Parents)
        {
            parent.Fact = active.GetValueOrDefault(parent.Code);
            parent.Claimants = claims.GetValueOrDefault(parent.Code);
        }

        foreach (var slot in _slots.All)
        {
            if (!slot.Parent.MayTakeFrom(slot.Judgement.Batch.Stream.EnterpriseId))
            {
                throw new LedgerConflictException("a parent takes nothing");
            }

            if (slot.Parent.Fact is null)
            {
                slot.Judgement.OpenParents.Add(slot.ParentIndex);
            }
        }
    }

    /// <summary>Most parents are in nothing themselves, so there is nothing to compare with.</summary>
    private void RequireNoCircle()
    {
        for (var i = 0; i < _places.Length; i++)
        {
            if (_places[i].Parent.IsInside(_children[i]))
            {
                throw new LedgerConflictException("a parent is inside its child");
            }
        }
    }

    private async Task UpdateAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CopySql.PackCodes, _connection);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, _children));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, Array.ConvertAll(_places, place => place.Parent.Code)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, Array.ConvertAll(_places, place => place.SectionId)));
        command.Parameters.Add(Column.Of(
            NpgsqlDbType.Smallint, Array.ConvertAll(_places, place => place.Parent.LevelOr(AboveAll))));
        var packed = 0;
        var last = 0L;
        var sections = new HashSet<long>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                // Neighbours in key order were mostly activated together.
                if (reader.GetInt64(0) is var section && (packed++ == 0 || section != last))
                {
                    sections.Add(last = section);
                }
            }
        }

        if (packed != _places.Length)
        {
            throw new LedgerConflictException($"{_places.Length - packed} of {_places.Length} rows can't be packed");
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
        if (await HoldingReader.IsAnySortedMovedAsync(_connection, _children, cancellationToken))
        {
            throw new LedgerConflictException("a document has moved something of it");
        }
    }

    private void NoteTouches()
    {
        foreach (var slot in _slots.All)
        {
            slot.Judgement.TouchedParents.Add(slot.Parent.Code);
        }

        for (var i = 0; i < _places.Length; i++)
        {
            _places[i].Judgement.TouchedCodes.Add(_children[i]);
        }
    }
}

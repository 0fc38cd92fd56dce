using Npgsql;
using NpgsqlTypes;
using TraceEngine.Ingest.Copying.Holding;
using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Copying.Postgres.Packing;

/// <summary>
/// The statements that move codes between packages. Each says where the code was when it was judged: what has moved meanwhile is
/// not touched and its row comes back.
/// </summary>
internal sealed class PackagingMoves(NpgsqlConnection connection)
{
    // A code may leave twice in one section: its package is replaced, then the code itself.
    private int _nextOrdinal;

    /// <summary>Children into their parents, from where they are.</summary>
    public async Task<List<int>> IntoAsync(
        long sectionId, IReadOnlyList<PackagingMove> moves, CancellationToken cancellationToken)
    {
        var moved = await MoveAsync(
            sectionId,
            [.. moves.Select(move => (move.Case.Child!, move.Case.ParentKey!))],
            cancellationToken);
        await LeaveAsync(sectionId, LeavingOf(moves, moved), cancellationToken);
        return RowsOutside(moves, moved);
    }

    /// <summary>Children out of their parents.</summary>
    public async Task<List<int>> OutAsync(
        long sectionId, IReadOnlyList<PackagingMove> moves, CancellationToken cancellationToken)
    {
        var moved = await UnpackAsync([.. moves.Select(move => move.Case.Child!)], cancellationToken);
        await LeaveAsync(sectionId, LeavingOf(moves, moved), cancellationToken);
        return RowsOutside(moves, moved);
    }

    /// <summary>Everything out of the parents; what has left by itself meanwhile is where it should be.</summary>
    public async Task<List<int>> EmptyAsync(
        long sectionId, IReadOnlyList<PackagingMove> moves, CancellationToken cancellationToken)
    {
        var inside = moves.SelectMany(move => move.Inside.Select(child => (move.Row, Child: child))).ToList();
        inside.Sort(static (left, right) => left.Child.Code.AsSpan().SequenceCompareTo(right.Child.Code));
        var moved = await UnpackAsync([.. inside.Select(one => one.Child)], cancellationToken);
        await LeaveAsync(
            sectionId, [.. inside.Where(one => moved.Contains(one.Child.Code)).Select(one => one.Child)], cancellationToken);
        return [];
    }

    /// <summary>
    /// New codes into the places of old ones. It is several statements, so if one of them finds a code moved, everything is done
    /// again from the start.
    /// </summary>
    public async Task<List<int>> ReplaceAsync(
        long sectionId, IReadOnlyList<PackagingMove> moves, CancellationToken cancellationToken)
    {
        var old = moves.Select(move => move.Case.Parent!).ToList();
        old.Sort(static (left, right) => left.Code.AsSpan().SequenceCompareTo(right.Code));
        await using (var command = new NpgsqlCommand(CopySql.EndReplacedCodes, connection))
        {
            command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, old.Select(code => code.Code)));
            command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, old.Select(code => code.Parent)));
            Require(await ReturnedAsync(command, cancellationToken), old.Count);
        }

        var placed = moves.Where(move => move.Case.Parent!.Parent is not null)
            .Select(move => (move.Case.Child!, move.Case.Parent!.Parent!)).ToList();
        Require(await MoveAsync(sectionId, placed, cancellationToken), placed.Count);
        var passed = moves.SelectMany(move => move.Inside.Select(child => (child, move.Case.ChildKey))).ToList();
        passed.Sort(static (left, right) => left.child.Code.AsSpan().SequenceCompareTo(right.child.Code));
        Require(await MoveAsync(sectionId, passed, cancellationToken), passed.Count);
        await LeaveAsync(
            sectionId, [.. old.Where(code => code.Parent is not null), .. passed.Select(one => one.child)], cancellationToken);
        await AppendReplacementsAsync(sectionId, moves, cancellationToken);
        return [];
    }

    private static void Require(HashSet<byte[]> moved, int count)
    {
        if (moved.Count != count)
        {
            throw new LedgerFaultException(LedgerFault.Redo, "codes of a replacement have moved meanwhile");
        }
    }

    private static List<CodeFact> LeavingOf(IReadOnlyList<PackagingMove> moves, HashSet<byte[]> moved) =>
    [
        .. moves.Select(move => move.Case.Child!).Where(child => child.Parent is not null && moved.Contains(child.Code)),
    ];

    private static List<int> RowsOutside(IReadOnlyList<PackagingMove> moves, HashSet<byte[]> moved) =>
        [.. moves.Where(move => !moved.Contains(move.Case.ChildKey)).Select(move => move.Row)];

    private async Task<HashSet<byte[]>> MoveAsync(
        long sectionId, IReadOnlyList<(CodeFact Child, byte[] Parent)> moves, CancellationToken cancellationToken)
    {
        if (moves.Count == 0)
        {
            return [];
        }

        await using var command = new NpgsqlCommand(CopySql.MoveCodes, connection);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, moves.Select(move => move.Child.Code)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, moves.Select(move => move.Child.Parent)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, moves.Select(move => move.Parent)));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sectionId });
        return await ReturnedAsync(command, cancellationToken);
    }

    private async Task<HashSet<byte[]>> UnpackAsync(List<CodeFact> codes, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CopySql.UnpackCodes, connection);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, codes.Select(code => code.Code)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, codes.Select(code => code.Parent)));
        return await ReturnedAsync(command, cancellationToken);
    }

    private static async Task<HashSet<byte[]>> ReturnedAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var returned = new HashSet<byte[]>(KeyComparer.Instance);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            returned.Add(reader.GetFieldValue<byte[]>(0));
        }

        return returned;
    }

    /// <summary>What left a parent, and who held it where only that parent's documents told so.</summary>
    private async Task LeaveAsync(long sectionId, List<CodeFact> codes, CancellationToken cancellationToken)
    {
        if (codes.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection);
        var former = new NpgsqlBatchCommand(CopySql.AppendFormerParents);
        former.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, codes.Select(code => code.Code)));
        former.Parameters.Add(Column.Of(NpgsqlDbType.Integer, Enumerable.Range(_nextOrdinal, codes.Count)));
        former.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, codes.Select(code => code.PackedSection)));
        former.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, codes.Select(code => code.Parent!)));
        former.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sectionId });
        batch.BatchCommands.Add(former);
        _nextOrdinal += codes.Count;
        var held = codes.Where(code => code.Holding.ComesFromPath).ToList();
        if (held.Count > 0)
        {
            var holders = new NpgsqlBatchCommand(CopySql.AppendHolders);
            holders.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, held.Select(code => code.Code)));
            holders.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, held.Select(code => code.Holding.State.Holder)));
            holders.Parameters.Add(Column.Of(NpgsqlDbType.Text, held.Select(code => code.Holding.State.InTransitTo)));
            holders.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sectionId });
            batch.BatchCommands.Add(holders);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task AppendReplacementsAsync(
        long sectionId, IReadOnlyList<PackagingMove> moves, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CopySql.AppendReplacements, connection);
        command.Parameters.Add(Column.Of(
            NpgsqlDbType.Bytea, moves.SelectMany(move => new[] { move.Case.ChildKey, move.Case.ParentKey! })));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Boolean, moves.SelectMany(_ => new[] { true, false })));
        command.Parameters.Add(Column.Of(
            NpgsqlDbType.Bytea, moves.SelectMany(move => new[] { move.Case.ParentKey!, move.Case.ChildKey })));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sectionId });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

using Npgsql;
using NpgsqlTypes;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Holding;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Postgres.Holding;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>Ends codes with everything inside them, and brings back what a withdrawn document had ended.</summary>
internal sealed class CodeEnding(WriterContext context)
{
    // Rows whose contents are in memory at once.
    private const int RowsPerWalk = 500;

    private readonly CodeFactReader _facts = new(context.Connection);
    private readonly HoldingReader _holding = new(context.Connection);

    /// <summary>Refuses codes that the caller does not hold, or that hold too much; ends the others.</summary>
    public async Task EndAsync(FlowPart part, CancellationToken cancellationToken)
    {
        var named = await RefuseOthersAsync(part, cancellationToken);
        foreach (var rows in named.Chunk(RowsPerWalk))
        {
            await EndAsync(part, rows, cancellationToken);
        }
    }

    /// <summary>Brings back the codes that a document ended; they come back.</summary>
    public async Task<List<byte[]>> RestoreAsync(
        byte[] documentId, LifeState ended, IReadOnlyList<byte[]> codes, CancellationToken cancellationToken)
    {
        var restored = new List<byte[]>();
        foreach (var part in codes.Chunk(RowsPerWalk))
        {
            var all = part.Concat(await InsideAsync(part, cancellationToken)).ToArray();
            await using var command = new NpgsqlCommand(FlowSql.RestoreCodes, context.Connection);
            command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, all));
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = documentId });
            command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)ended });
            restored.AddRange(await ReadCodesAsync(command, cancellationToken));
        }

        return restored;
    }

    /// <summary>Ends codes that are live, each with a row that says by what; those that were come back.</summary>
    public async Task<List<byte[]>> EndAsync(
        byte[][] codes, LifeState state, FlowPart by, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(FlowSql.EndCodes, context.Connection);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, codes));
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)state });
        var ended = await ReadCodesAsync(command, cancellationToken);
        await using var rows = new NpgsqlCommand(FlowSql.InsertTerminations, context.Connection);
        rows.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, ended));
        rows.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = by.Document.Id });
        rows.Parameters.Add(new NpgsqlParameter<long> { TypedValue = by.SectionId });
        rows.Parameters.Add(new NpgsqlParameter<string> { TypedValue = by.Section.Document.ChangeReason });
        await rows.ExecuteNonQueryAsync(cancellationToken);
        return ended;
    }

    /// <summary>Everything inside these packages, whatever its state.</summary>
    public async Task<IEnumerable<byte[]>> InsideAsync(byte[][] packages, CancellationToken cancellationToken)
    {
        var inside = await new ContentsReader(context.Connection, _facts)
            .AllInsideAsync(packages, int.MaxValue - 1, cancellationToken);
        return inside.Values.SelectMany(codes => codes).Select(code => code.Code);
    }

    private async Task<List<(int Row, byte[] Code)>> RefuseOthersAsync(FlowPart part, CancellationToken cancellationToken)
    {
        var asked = new List<(int Row, byte[] Code)>();
        for (var row = part.Section.FirstRow; row < part.Section.EndCode; row++)
        {
            if (!part.Judgement.IsRefused(row))
            {
                asked.Add((row, part.Rows.Codes[row].ToArray()));
            }
        }

        var found = await _facts.ReadAsync(asked.Select(one => one.Code), cancellationToken);
        await _holding.FillAsync(found.Values, cancellationToken);
        return asked.FindAll(one =>
        {
            var isHeld = found.TryGetValue(one.Code, out var fact)
                && fact.Holding.State.IsHeldBy(part.Document.EnterpriseId);
            return !Refuse(part, one.Row, new FlowCodeFacts { IsActive = true, IsNotHeld = !isHeld });
        });
    }

    private async Task EndAsync(FlowPart part, (int Row, byte[] Code)[] rows, CancellationToken cancellationToken)
    {
        var limit = context.Limits.MaxContentsPerRow;
        var inside = await new ContentsReader(context.Connection, _facts)
            .AllInsideAsync([.. rows.Select(one => one.Code)], limit, cancellationToken);
        var codes = new List<byte[]>();
        var named = 0;
        foreach (var (row, code) in rows)
        {
            if (!Refuse(part, row, new FlowCodeFacts { IsActive = true, IsTooLarge = inside[code].Count > limit }))
            {
                named++;
                codes.Add(code);
                codes.AddRange(inside[code].Where(one => one.IsLive).Select(one => one.Code));
            }
        }

        codes.Sort(static (left, right) => left.AsSpan().SequenceCompareTo(right));
        var ended = await EndAsync([.. codes], part.Section.Document.Rule.Ends, part, cancellationToken);
        if (ended.Count < codes.Count)
        {
            // Somebody else ended or replaced one of them since it was read: judged again, it gets its verdict.
            throw new LedgerFaultException(LedgerFault.Redo, $"{codes.Count - ended.Count} codes were ended meanwhile");
        }

        part.Judgement.TouchedCodes.AddRange(ended);
    }

    private bool Refuse(FlowPart part, int row, FlowCodeFacts facts)
    {
        var reason = FlowRules.OfCode(facts);
        if (reason == Reason.Unspecified)
        {
            return false;
        }

        var text = part.Rows.TextOf(row);
        string[] arguments = reason == Reason.ContentsTooLarge
            ? [text, context.Limits.MaxContentsPerRow.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            : [text];
        part.Judgement.Refuse(row, text, VerdictField.Code, reason, arguments);
        return true;
    }

    private static async Task<List<byte[]>> ReadCodesAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var codes = new List<byte[]>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            codes.Add(reader.GetFieldValue<byte[]>(0));
        }

        return codes;
    }
}

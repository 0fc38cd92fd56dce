using Npgsql;
using NpgsqlTypes;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>
/// Withdraws documents and activations, and corrects the dates of lots: row after row, each seeing what the last did.
/// </summary>
internal sealed class CorrectionWriter(WriterContext context, CodeEnding ending)
{
    private readonly ShippedCodes _shipped = new(context.Connection);

    /// <summary>Lots that have new dates, once the transaction is committed.</summary>
    public List<LotName> CorrectedLots { get; } = [];

    /// <summary>Judges the part's corrections and carries the good ones out.</summary>
    public async Task CorrectAsync(FlowPart part, CancellationToken cancellationToken)
    {
        foreach (var row in part.Section.Corrections.Where(row => !part.Judgement.IsRefused(row.Row)))
        {
            var (reason, lotId) = row.Target switch
            {
                CorrectionTarget.Document => (await WithdrawDocumentAsync(part, row, cancellationToken), null),
                CorrectionTarget.Activation => (await WithdrawActivationAsync(part, row, cancellationToken), null),
                _ => await CorrectLotAsync(row, cancellationToken),
            };
            if (reason == Reason.Unspecified)
            {
                await AppendAsync(part, row, lotId, cancellationToken);
                part.Judgement.TouchedLots.AddRange(lotId is { } id ? [id] : []);
                continue;
            }

            string[] arguments = reason == Reason.LotUnknown ? [row.Name, row.ProductName] : [row.Name];
            part.Judgement.Refuse(row.Row, row.Name, VerdictField.Correction, reason, arguments);
        }
    }

    private async Task<Reason> WithdrawDocumentAsync(FlowPart part, CorrectionRow row, CancellationToken cancellationToken)
    {
        var target = await LockAsync(row.TargetId, cancellationToken);
        var reason = FlowRules.OfWithdrawal(target is not null, row.Kind, target?.State ?? DocumentState.Open);
        if (reason != Reason.Unspecified)
        {
            return reason;
        }

        await using (var command = new NpgsqlCommand(FlowSql.WithdrawDocument, context.Connection))
        {
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = row.TargetId });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = part.SectionId });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = part.Section.Document.ChangeReason });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        var codes = await DocumentCodes.ReadAsync(context.Connection, row.TargetId, cancellationToken);
        part.Judgement.TouchedCodes.AddRange(codes);
        part.Judgement.TouchedLots.AddRange(
            await DocumentLots.ReadAsync(context.Connection, [row.TargetId], cancellationToken));
        if (FlowRuleBook.Find(row.Kind, target!.Value.BillType)?.Ends is { } ends and not LifeState.Live)
        {
            part.Judgement.TouchedCodes.AddRange(await ending.RestoreAsync(row.TargetId, ends, codes, cancellationToken));
        }

        return Reason.Unspecified;
    }

    private async Task<(DocumentState State, string BillType)?> LockAsync(byte[] documentId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(FlowSql.LockTarget, context.Connection);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = documentId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? ((DocumentState)reader.GetInt16(2), reader.GetString(1))
            : null;
    }

    private async Task<Reason> WithdrawActivationAsync(FlowPart part, CorrectionRow row, CancellationToken cancellationToken)
    {
        var activated = await ActivatedCodes.ReadAsync(context.Connection, row, cancellationToken);
        var withdrawn = activated.Codes.Count(code => code.State == LifeState.ActivationWithdrawn);
        var hasMoved = withdrawn < activated.Codes.Count && await HasMovedAsync(activated, cancellationToken);
        var reason = FlowRules.OfActivationWithdrawal(activated.Codes.Count, withdrawn, hasMoved);
        if (reason == Reason.Unspecified)
        {
            byte[][] codes = [.. activated.Codes.Select(code => code.Code)];
            var ended = await ending.EndAsync(codes, LifeState.ActivationWithdrawn, part, cancellationToken);
            if (ended.Count < codes.Length)
            {
                throw new LedgerFaultException(LedgerFault.Redo, $"{codes.Length - ended.Count} codes were ended meanwhile");
            }

            part.Judgement.TouchedCodes.AddRange(ended);
        }

        return reason;
    }

    private async Task<bool> HasMovedAsync(ActivatedCodes activated, CancellationToken cancellationToken) =>
        activated.HasEndedOrPacked
        || await _shipped.HasRepackedAsync(activated.Keys, cancellationToken)
        || await _shipped.IsAnyShippedAsync(activated.Keys, cancellationToken);

    private async Task<(Reason Reason, long? LotId)> CorrectLotAsync(CorrectionRow row, CancellationToken cancellationToken)
    {
        var lotId = await FindLotAsync(row, cancellationToken);
        var wasShipped = lotId is { } id && await _shipped.IsLotShippedAsync(id, cancellationToken);
        var reason = FlowRules.OfLotCorrection(lotId is not null, wasShipped);
        if (reason != Reason.Unspecified)
        {
            return (reason, null);
        }

        // Hosts that remember the lot forget it when they see that the catalog has changed.
        await using var batch = new NpgsqlBatch(context.Connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(CatalogSql.RaiseCatalogVersion));
        batch.BatchCommands.Add(NewVersionCommand(row));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        CorrectedLots.Add(new LotName(row.ProductId, row.Lot.Number));
        return (Reason.Unspecified, lotId);
    }

    private NpgsqlBatchCommand NewVersionCommand(CorrectionRow row)
    {
        var command = new NpgsqlBatchCommand(FlowSql.InsertLotVersion);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = row.ProductId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = row.Lot.Number });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = row.Lot.MadeOn });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = row.Lot.ExpiresOn.Day });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = row.Lot.ExpiresOn.IsMonth });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>
        {
            TypedValue = context.Time.GetUtcNow(),
            NpgsqlDbType = NpgsqlDbType.TimestampTz,
        });
        return command;
    }

    private async Task<long?> FindLotAsync(CorrectionRow row, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(FlowSql.FindLots, context.Connection);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, [row.ProductId]));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Text, [row.Lot.Number]));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt64(1) : null;
    }

    private async Task AppendAsync(FlowPart part, CorrectionRow row, long? lotId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(FlowSql.InsertCorrections, context.Connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = part.SectionId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = row.Line });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = part.Document.Id });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)row.Target });
        command.Parameters.Add(OrNull(NpgsqlDbType.Bytea, row.Target == CorrectionTarget.Lot ? null : row.TargetId));
        command.Parameters.Add(OrNull(NpgsqlDbType.Bigint, row.Target == CorrectionTarget.Activation ? row.Sequence : null));
        command.Parameters.Add(OrNull(NpgsqlDbType.Bigint, lotId));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter OrNull(NpgsqlDbType type, object? value) =>
        new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}

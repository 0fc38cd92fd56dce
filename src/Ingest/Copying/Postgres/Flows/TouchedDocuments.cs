using Npgsql;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Flows;
using TraceEngine.Ingest.Copying.Postgres.Holding;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Shelving;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>Finds again which codes flow batches have changed: those named, those ended inside them, those corrected.</summary>
internal sealed class TouchedDocuments(NpgsqlConnection connection)
{
    private readonly ContentsReader _contents = new(connection, new CodeFactReader(connection));
    private readonly List<byte[]> _codes = [];
    private readonly List<long> _lots = [];

    public async Task<ShelfTouches> ReadAsync(long[] sections, CancellationToken cancellationToken)
    {
        var withContents = new List<byte[]>();
        await using (var command = new NpgsqlCommand(FlowSql.ReadTouchedDocuments, connection))
        {
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = sections });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var codes = reader.GetFieldValue<byte[][]>(0);
                _codes.AddRange(codes);
                if (Ends((DocumentKind)reader.GetInt16(1)))
                {
                    withContents.AddRange(codes);
                }
            }
        }

        await AddContentsAsync(withContents, cancellationToken);
        await AddLotsAsync(sections, cancellationToken);
        await AddCorrectedAsync(sections, cancellationToken);
        return new ShelfTouches(_codes, []) { Lots = _lots };
    }

    private async Task AddLotsAsync(long[] sections, CancellationToken cancellationToken)
    {
        var documents = new List<byte[]>();
        await using (var command = new NpgsqlCommand(FlowSql.ReadSectionDocuments, connection))
        {
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = sections });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                documents.Add(reader.GetFieldValue<byte[]>(0));
            }
        }

        _lots.AddRange(await DocumentLots.ReadAsync(connection, [.. documents], cancellationToken));
    }

    private async Task AddCorrectedAsync(long[] sections, CancellationToken cancellationToken)
    {
        var targets = new List<(CorrectionTarget Kind, byte[] Id, long Sequence)>();
        await using (var command = new NpgsqlCommand(FlowSql.ReadTouchedCorrections, connection))
        {
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = sections });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                targets.Add((
                    (CorrectionTarget)reader.GetInt16(0), reader.BytesOrNull(1) ?? [], reader.Int64OrNull(2) ?? 0));
                _lots.AddRange(reader.Int64OrNull(3) is { } lot ? [lot] : []);
            }
        }

        foreach (var (kind, id, sequence) in targets)
        {
            if (kind == CorrectionTarget.Document)
            {
                var codes = await DocumentCodes.ReadAsync(connection, id, cancellationToken);
                _codes.AddRange(codes);
                _lots.AddRange(await DocumentLots.ReadAsync(connection, [id], cancellationToken));
                await AddContentsAsync(codes, cancellationToken);
            }
            else if (kind == CorrectionTarget.Activation)
            {
                var row = new CorrectionRow(0, 0, kind, "") { TargetId = id, Sequence = sequence };
                _codes.AddRange((await ActivatedCodes.ReadAsync(connection, row, cancellationToken)).Keys);
            }
        }
    }

    private async Task AddContentsAsync(List<byte[]> codes, CancellationToken cancellationToken)
    {
        var packages = codes.Distinct(KeyComparer.Instance).ToList();
        var inside = await _contents.AllInsideAsync(packages, int.MaxValue - 1, cancellationToken);
        _codes.AddRange(inside.Values.SelectMany(all => all).Select(code => code.Code));
    }

    private static bool Ends(DocumentKind kind) =>
        FlowRuleBook.Lines.Any(line => line.Kind == kind && line.Ends != LifeState.Live);
}

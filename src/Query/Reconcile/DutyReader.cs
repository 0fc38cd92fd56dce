using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>
/// Looks for what an enterprise still owes, from the documents and lots of the last days: who holds the codes that they name
/// tells what was not reported yet.
/// </summary>
internal sealed class DutyReader(
    ReconcileDatabase database, DutyCustody custody, IOptions<QueryOptions> options, TimeProvider clock)
{
    private ReconcileOptions Limits => options.Value.Reconcile;

    /// <summary>The duties of an enterprise.</summary>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public async Task<DutyAnswer> ReadAsync(DutyQuestion question, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Limits.DutyWindow;
        await using var connection = await database.OpenAsync(ct);
        await using var transaction = await ReconcileDatabase.BeginSnapshotAsync(connection, ct);
        var atMost = Limits.DutySubjectsAtMost;
        var own = await ReadDocumentsAsync(
            ReconcileCommands.ReadOwnDocuments(connection, question.EnterpriseId, since.UtcDateTime, atMost), ct);
        var inbound = await ReadDocumentsAsync(
            ReconcileCommands.ReadDocumentsFor(
                connection, question.CreditCode, since.UtcDateTime, atMost, question.EnterpriseId),
            ct);
        var scene = await custody.LoadAsync(connection, [.. own.Where(MovesGoods), .. inbound.Where(MovesGoods)], ct);
        var (lots, hasAllLots) = question.IsProducer
            ? await ReadUnshippedAsync(connection, question, since, own, scene, ct)
            : ([], true);
        List<DutyFacts> duties =
        [
            .. lots.OrderBy(duty => duty.EventAt),
            .. Receive(question, inbound, scene),
            .. question.IsDistributor ? Outbound(question, own, scene) : [],
            .. Complete(question, own),
        ];
        return new DutyAnswer(
            await WithReportersAsync(connection, duties, ct),
            !hasAllLots || scene.IsTruncated || own.Count == atMost || inbound.Count == atMost,
            since);
    }

    private static bool MovesGoods(DocumentFacts document) => document.Move != CustodyMove.None;

    private static IEnumerable<DutyFacts> Receive(
        DutyQuestion question, List<DocumentFacts> inbound, DutyScene scene) =>
        from document in inbound
        where document.Move == CustodyMove.Release && Handovers.ExpectsReceipt(document)
        let codes = scene.Count(document, state => state.InTransitTo == question.CreditCode)
        where codes > 0
        orderby document.EventAt, document.SectionId
        select new DutyFacts(DutyKind.Receive, document.EventAt, document, Codes: codes);

    private static IEnumerable<DutyFacts> Outbound(DutyQuestion question, List<DocumentFacts> own, DutyScene scene) =>
        from document in own
        where document.Move == CustodyMove.Receipt
        let codes = scene.Count(document, state => state.IsHeldBy(question.EnterpriseId))
        where codes > 0
        orderby document.EventAt, document.SectionId
        select new DutyFacts(DutyKind.Outbound, document.EventAt, document, Codes: codes);

    private static IEnumerable<DutyFacts> Complete(DutyQuestion question, List<DocumentFacts> own) =>
        from document in own
        where document.IsOpen && document.EnterpriseId == question.EnterpriseId
        orderby document.EventAt, document.SectionId
        select new DutyFacts(
            DutyKind.Complete, document.EventAt, document, Codes: Math.Max(0, document.ExpectedCount - document.ItemCount));

    private async Task<(List<DutyFacts> Duties, bool HasAll)> ReadUnshippedAsync(
        NpgsqlConnection connection,
        DutyQuestion question,
        DateTimeOffset since,
        List<DocumentFacts> own,
        DutyScene scene,
        CancellationToken ct)
    {
        var lots = new Dictionary<long, (string Number, string ProductCode)>();
        await using (var command = ReconcileCommands.FindRecentLots(
            connection, question, since.UtcDateTime, Limits.DutySubjectsAtMost))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                lots.Add(reader.GetInt64(0), (reader.GetString(1), reader.GetString(2)));
            }
        }

        var hasAll = lots.Count < Limits.DutySubjectsAtMost;
        var shipped = scene.LotsOf(own.Where(document => document.Move == CustodyMove.Release));
        long[] open = [.. lots.Keys.Where(lot => !shipped.Contains(lot))];
        var duties = new List<DutyFacts>();
        await using var activations = ReconcileCommands.ReadLotActivations(connection, open, question.EnterpriseId);
        await using var rows = await activations.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var (number, productCode) = lots[rows.GetInt64(0)];
            duties.Add(new DutyFacts(DutyKind.Ship, rows.GetDateTime(1), LotNumber: number, ProductCode: productCode));
        }

        return (duties, hasAll);
    }

    private static async Task<List<DocumentFacts>> ReadDocumentsAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var documents = new List<DocumentFacts>();
        await using (command)
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                documents.Add(LineageRows.ToDocument(reader));
            }
        }

        return documents;
    }

    private static async Task<List<DutyFacts>> WithReportersAsync(
        NpgsqlConnection connection, List<DutyFacts> duties, CancellationToken ct)
    {
        var names = new EnterpriseNames();
        var named = new List<DutyFacts>(duties.Count);
        foreach (var duty in duties)
        {
            named.Add(duty.Document is { } document
                ? duty with { Reporter = await names.OfAsync(connection, document.EnterpriseId, ct) }
                : duty);
        }

        return named;
    }
}

using TraceEngine.Access.Calls;
using TraceEngine.Access.Enterprises;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation.Flows;

/// <summary>From message to rows: shape, headers, codes, digest. Generated types end here.</summary>
internal sealed class FlowValidator(ProductDirectory directory, IngestLimits limits, TimeProvider time)
{
    private readonly FlowHeaderCheck _headers = new(limits, time);

    /// <summary>Checks a batch.</summary>
    /// <param name="sections">The documents' parts.</param>
    /// <param name="caller">Who sent it.</param>
    /// <param name="isWhole">Whether it is a unary upload: each section a whole document, complete by itself.</param>
    /// <param name="cancellationToken">Ends the wait for the catalog.</param>
    public async ValueTask<ValidatedBatch> ValidateAsync(
        IReadOnlyList<FlowSection> sections, Caller caller, bool isWhole, CancellationToken cancellationToken)
    {
        if (FlowShape.Find(sections, limits, isWhole, out var rowCount) is { } malformed)
        {
            return new ValidatedBatch { Malformed = malformed };
        }

        var catalog = await FindCatalogAsync(sections, caller.EnterpriseId, cancellationToken);
        var rows = new FlowRows(rowCount) { MayNameUnknown = caller.Strictness == Strictness.Open };
        var notes = new ColumnNotes();
        var batchVerdict = default(Verdict?);
        var seen = new HashSet<(FlowKind, string)>();
        using var digest = new FlowDigest();
        digest.Begin(sections.Count);
        foreach (var section in sections)
        {
            var firstRow = rows.Codes.Count;
            var codeCount = FlowSectionReader.Read(section, rows, digest, notes);
            var fault = _headers.Check(section, codeCount, caller, out var rule);
            if (fault is null && !seen.Add((section.Header.Kind, section.Header.DocumentNumber)))
            {
                fault = Verdict.Of(
                    Verdict.WholeBatch, "", VerdictField.DocumentNumber, Reason.DocumentRepeated, section.Header.DocumentNumber);
            }

            batchVerdict ??= fault;
            if (batchVerdict is null)
            {
                EventTime.TryRead(section.Header.EventAt, DateTimeOffset.MaxValue, out var eventAt);
                rows.Sections.Add(new FlowSectionRows(
                    firstRow,
                    codeCount,
                    rows.Codes.Count - firstRow,
                    FlowDocuments.Of(section.Header, caller.EnterpriseId, rule!, eventAt),
                    (long)Math.Min(section.Header.ExpectedCount, long.MaxValue),
                    isWhole || section.Header.Complete));
            }
        }

        if (batchVerdict is null)
        {
            Check(rows, sections, notes, catalog);
        }
        else
        {
            rows.Sections.Clear();
        }

        return new ValidatedBatch { Rows = rows, Digest = digest.Finish(), BatchVerdict = batchVerdict };
    }

    private static void Check(FlowRows rows, IReadOnlyList<FlowSection> sections, ColumnNotes notes, FlowCatalog catalog)
    {
        rows.Order();
        for (var i = 0; i < sections.Count; i++)
        {
            new FlowRowCheck(rows, rows.Sections[i], sections[i], notes, catalog).Run();
        }

        RefuseRepeats(rows);
        rows.Verdicts.Sort(static (left, right) => left.Row.CompareTo(right.Row));
    }

    /// <summary>Of equal codes in one document the first counts; in two documents both do.</summary>
    private static void RefuseRepeats(FlowRows rows)
    {
        var order = new KeyOrder(rows.Codes);
        var first = 0;
        for (var i = 1; i < rows.SortedCount; i++)
        {
            if (!order.SameKey(rows.Sorted[first], rows.Sorted[i]))
            {
                first = i;
                continue;
            }

            // Equal keys stand in arrival order, so those of one section stand side by side.
            if (rows.SectionOf(rows.Sorted[i - 1].Row) == rows.SectionOf(rows.Sorted[i].Row))
            {
                var row = rows.Sorted[i].Row;
                var text = CodeKey.ToText(rows.Codes[row]);
                rows.Refuse(row, text, VerdictField.Code, Reason.CodeRepeated, text);
            }
        }
    }

    /// <summary>Looked up again once when a product is not in memory, since another host may have registered it.</summary>
    private async ValueTask<FlowCatalog> FindCatalogAsync(
        IReadOnlyList<FlowSection> sections, long enterpriseId, CancellationToken cancellationToken)
    {
        var catalog = new FlowCatalog(directory.Current, enterpriseId);
        var products = sections.SelectMany(section => section.Lots.Select(lot => lot.Product)
            .Concat(section.Corrections.Where(one => one.Lot is not null).Select(one => one.Lot.Lot?.Product)));
        return products.All(product => catalog.Find(product) is not null)
            ? catalog
            : new FlowCatalog(await directory.RefreshAsync(cancellationToken), enterpriseId);
    }
}

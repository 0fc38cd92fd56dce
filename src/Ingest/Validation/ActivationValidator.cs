using TraceEngine.Access.Calls;
using TraceEngine.Access.Enterprises;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation;

/// <summary>
/// From message to rows: shape, header, codes, levels, prefixes, parents, digest. Generated types end here.
/// </summary>
internal sealed class ActivationValidator(
    ProductDirectory directory, ProvisionalProducts provisional, IngestLimits limits, TimeProvider time)
{
    private readonly HeaderCheck _headers = new(limits, time);

    /// <summary>Checks a batch or document.</summary>
    /// <param name="sections">What was sent.</param>
    /// <param name="caller">Who sends.</param>
    /// <param name="validateOnly">Nothing may be written, not even a provisional product.</param>
    /// <param name="cancellationToken">Ends the wait for the catalog.</param>
    public async ValueTask<ValidatedBatch> ValidateAsync(
        IReadOnlyList<ActivationSection> sections, Caller caller, bool validateOnly, CancellationToken cancellationToken)
    {
        if (ShapeCheck.Find(sections, limits, out var rowCount, out var parentCount) is { } malformed)
        {
            return new ValidatedBatch { Malformed = malformed };
        }

        var catalog = await FindCatalogAsync(sections, caller, validateOnly, cancellationToken);
        var rows = new ActivationRows(rowCount, parentCount);
        var batchVerdict = default(Verdict?);
        var headers = new List<CheckedHeader>(sections.Count);
        var notes = new List<SectionNotes>(sections.Count);
        using var digest = new ActivationDigest();
        digest.Begin(sections.Count);
        foreach (var section in sections)
        {
            var note = SectionReader.Read(section, rows, digest);
            notes.Add(note);
            var product = Find(catalog, caller.EnterpriseId, section.Header.Product);
            if (product is null && validateOnly && caller.Strictness == Strictness.Open)
            {
                product = ProvisionalProducts.Imagine(caller.EnterpriseId, caller.Roles, section.Header.Product);
            }

            var fault = _headers.Check(section.Header, product, caller.Roles, out var header);
            batchVerdict ??= fault;
            if (header is not null)
            {
                headers.Add(header);
                rows.Sections.Add(note.ToSection(section.Header, header));
            }
        }

        if (batchVerdict is null)
        {
            Check(rows, sections, headers, notes, catalog, caller);
        }
        else
        {
            rows.Sections.Clear();
        }

        return new ValidatedBatch { Rows = rows, Digest = digest.Finish(), BatchVerdict = batchVerdict };
    }

    private static void Check(
        ActivationRows rows,
        IReadOnlyList<ActivationSection> sections,
        List<CheckedHeader> headers,
        List<SectionNotes> notes,
        ProductSnapshot catalog,
        Caller caller)
    {
        rows.Order();
        for (var i = 0; i < headers.Count; i++)
        {
            var check = new RowCheck(
                rows, rows.Sections[i], headers[i].Product, notes[i], catalog, caller.EnterpriseId, caller.Strictness);
            rows.Sections[i] = rows.Sections[i] with { Flags = check.Run() };
            if (sections[i].Quantities.Count > 0)
            {
                new QuantityCheck(rows, rows.Sections[i], headers[i].Product, catalog, caller).Run(sections[i]);
            }
        }

        rows.Verdicts.Sort(static (left, right) => left.Row.CompareTo(right.Row));
    }

    /// <summary>
    /// The catalog in memory; looked up again once when a product is not in it, since another host may have registered it.
    /// </summary>
    private async ValueTask<ProductSnapshot> FindCatalogAsync(
        IReadOnlyList<ActivationSection> sections, Caller caller, bool validateOnly, CancellationToken cancellationToken)
    {
        var catalog = directory.Current;
        if (FindUnknown(sections, catalog, caller.EnterpriseId) is null)
        {
            return catalog;
        }

        catalog = await directory.RefreshAsync(cancellationToken);
        if (caller.Strictness != Strictness.Open || validateOnly)
        {
            return catalog;
        }

        while (FindUnknown(sections, catalog, caller.EnterpriseId) is { } unknown
            && await provisional.TryAddAsync(caller.EnterpriseId, caller.Roles, unknown, cancellationToken)
            && directory.Current.Version != catalog.Version)
        {
            catalog = directory.Current;
        }

        return catalog;
    }

    private static ProductReference? FindUnknown(
        IReadOnlyList<ActivationSection> sections, ProductSnapshot catalog, long enterpriseId)
    {
        foreach (var section in sections)
        {
            if (Find(catalog, enterpriseId, section.Header.Product) is null)
            {
                return section.Header.Product ?? new ProductReference();
            }
        }

        return null;
    }

    private static RegisteredProduct? Find(ProductSnapshot catalog, long enterpriseId, ProductReference? reference) =>
        reference switch
        {
            null => null,
            { ProductCode.Length: > 0 } => catalog.FindByProductCode(enterpriseId, reference.ProductCode),
            { NhsaCode.Length: > 0 } => catalog.FindByNhsaCode(enterpriseId, reference.NhsaCode, reference.Barcode),
            _ => null,
        };
}

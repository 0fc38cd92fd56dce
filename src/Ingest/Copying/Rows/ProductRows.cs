using System.Collections.Immutable;
using TraceEngine.Ingest.Catalog;

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>The rows of a document of products, each with what would be written of it.</summary>
/// <param name="contents">The products in canonical order, as they are written; refused ones too.</param>
internal sealed class ProductRows(ImmutableArray<ProductContent> contents) : BatchRows(contents.Length)
{
    private readonly byte[]?[] _digests = new byte[]?[contents.Length];

    public override BatchKind Kind => BatchKind.Catalog;

    public override int RowCount => contents.Length;

    /// <summary>Products have no sections.</summary>
    public override int SectionCount => 0;

    /// <summary>Whether a prefix is free depends on what the batches before have written.</summary>
    public override bool NeedsCare => true;

    /// <summary>The product of a row.</summary>
    public ProductContent this[int row] => contents[row];

    /// <summary>Digest of the row's content: the same is registered already, or it is not.</summary>
    public byte[] DigestOf(int row) => _digests[row] ??= ProductDigest.Compute(contents[row]);

    protected override void Release()
    {
        // Nothing is pooled.
    }
}

using Microsoft.Extensions.Options;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>Rows that never change once they are committed, kept in process up to a number of entries.</summary>
internal sealed class SettledFacts
{
    private const int Kinds = 4;
    private const int SmallestLevel = 1;

    private readonly RecentEntries<long, SectionFacts> _sections;
    private readonly RecentEntries<long, EnterpriseFacts> _enterprises;
    private readonly RecentEntries<ProductVersionId, ProductFacts> _products;
    private readonly RecentEntries<UploadId, UploadFacts> _uploads;
    private readonly RecentEntries<string, ProductFacts> _units;

    public SettledFacts(IOptions<QueryOptions> options)
    {
        var each = Math.Max(1, options.Value.SettledFactsAtMost / Kinds);
        (_sections, _enterprises) = (new(each), new(each));
        (_products, _uploads, _units) = (new(each), new(each), new(each));
    }

    public SectionFacts? Section(long id) => _sections.Find(id);

    public EnterpriseFacts? Enterprise(long id) => _enterprises.Find(id);

    public ProductFacts? Product(ProductVersionId id) => _products.Find(id);

    /// <summary>Whether a code is a smallest package, as far as the products that came tell.</summary>
    public bool IsUnit(byte[] key) => _units.Find(KeyPrefix.Of(key)) is not null;

    public UploadFacts? Upload(UploadId id) => _uploads.Find(id);

    public void Add(SectionFacts section) => _sections.Add(section.Id, section);

    public void Add(long enterpriseId, EnterpriseFacts enterprise) => _enterprises.Add(enterpriseId, enterprise);

    public void Add(ProductFacts product)
    {
        _products.Add(product.Id, product);
        foreach (var level in product.Levels.Where(level => level.Level == SmallestLevel && level.Prefix.Length > 0))
        {
            _units.Add(level.Prefix, product);
        }
    }

    public void Add(UploadId id, UploadFacts upload) => _uploads.Add(id, upload);
}

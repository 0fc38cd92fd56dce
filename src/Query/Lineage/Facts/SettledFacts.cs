using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>Rows that never change once they are committed, kept in process up to a number of entries.</summary>
internal sealed class SettledFacts(IOptions<QueryOptions> options) : IDisposable
{
    private static readonly MemoryCacheEntryOptions OneEntry = new() { Size = 1 };

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = options.Value.SettledFactsAtMost });

    public SectionFacts? Section(long id) => Find<SectionFacts>((nameof(Section), id));

    public EnterpriseFacts? Enterprise(long id) => Find<EnterpriseFacts>((nameof(Enterprise), id));

    public ProductFacts? Product(ProductVersionId id) => Find<ProductFacts>(id);

    public UploadFacts? Upload(UploadId id) => Find<UploadFacts>(id);

    public void Add(SectionFacts section) => Keep((nameof(Section), section.Id), section);

    public void Add(long enterpriseId, EnterpriseFacts enterprise) => Keep((nameof(Enterprise), enterpriseId), enterprise);

    public void Add(ProductFacts product) => Keep(product.Id, product);

    public void Add(UploadId id, UploadFacts upload) => Keep(id, upload);

    public void Dispose() => _cache.Dispose();

    private T? Find<T>(object key)
        where T : class => _cache.TryGetValue(key, out var found) ? (T?)found : null;

    private void Keep(object key, object value) => _cache.Set(key, value, OneEntry);
}

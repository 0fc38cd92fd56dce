using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// What is still wanted for a scene. Each fact that comes tells what else is needed; what is settled in process is taken from
/// there at once, so that only the rest costs a round trip.
/// </summary>
internal sealed class SceneNeeds(ChainScene scene, SettledFacts settled, int depthLimit)
{
    private readonly Dictionary<byte[], int> _depths = new(KeyComparer.Instance);
    private readonly HashSet<long> _askedLots = [];
    private readonly HashSet<long> _askedProducts = [];
    private readonly HashSet<long> _askedSections = [];
    private readonly HashSet<Guid> _documents = [];
    private readonly HashSet<long> _sections = [];
    private readonly HashSet<UploadId> _uploads = [];
    private readonly HashSet<ProductVersionId> _products = [];
    private readonly HashSet<long> _enterprises = [];
    private List<ShelfId> _shelved = [];
    private List<ShelfId> _taken = [];

    /// <summary>The chain of this code is wanted.</summary>
    public void Ask(byte[] key) => Want(key, 0);

    /// <summary>A section that will probably be wanted; it never changes, so that nothing is wrong with knowing it.</summary>
    /// <returns>The section; null while it is not known.</returns>
    public SectionFacts? Guess(long section)
    {
        WantSection(section);
        return scene.Sections.GetValueOrDefault(section);
    }

    /// <summary>Whether an entry is wanted, or was and has come.</summary>
    public bool IsWanted(ShelfId id) => id.Kind switch
    {
        ShelfKind.Code => _depths.ContainsKey(id.Id),
        ShelfKind.Lot => _askedLots.Contains(id.Number),
        _ => _askedProducts.Contains(id.Number),
    };

    /// <summary>Whether the chain of this code was asked for.</summary>
    public bool IsAsked(byte[] key) => _depths.TryGetValue(key, out var depth) && depth == 0;

    /// <summary>Somebody else was loading these: look again.</summary>
    public void Again(IEnumerable<ShelfId> ids) => _shelved.AddRange(ids);

    /// <summary>
    /// Takes what is wanted of what may stand on a shelf; empty when nothing is. The list is good until it is asked for again.
    /// </summary>
    public List<ShelfId> TakeShelved()
    {
        (_taken, _shelved) = (_shelved, _taken);
        _shelved.Clear();
        return _taken;
    }

    /// <summary>Takes what the next round trip reads: these entries, and all that only the database has.</summary>
    /// <param name="entries">What is on no shelf, the wanted first.</param>
    /// <param name="wanted">How many of the entries are wanted.</param>
    /// <param name="hasDocuments">The documents of the codes are read along.</param>
    public FactRound TakeRound(List<ShelfId> entries, int wanted, bool hasDocuments)
    {
        var (codes, wantedCodes) = (new List<byte[]>(entries.Count), 0);
        var (lots, products) = (new List<long>(), new List<long>());
        for (var index = 0; index < entries.Count; index++)
        {
            var id = entries[index];
            switch (id.Kind)
            {
                case ShelfKind.Code:
                    codes.Add(id.Id);
                    wantedCodes += index < wanted ? 1 : 0;
                    break;
                case ShelfKind.Lot:
                    lots.Add(id.Number);
                    break;
                default:
                    products.Add(id.Number);
                    break;
            }
        }

        return new FactRound
        {
            Codes = [.. codes],
            WantedCodes = wantedCodes,
            HasDocumentsOfCodes = hasDocuments,
            Lots = [.. lots],
            CurrentProducts = [.. products],
            Documents = Drain(_documents),
            Sections = Drain(_sections),
            Uploads = Drain(_uploads),
            Products = Drain(_products),
            Enterprises = Drain(_enterprises),
        };
    }

    /// <summary>Takes the documents only.</summary>
    public FactRound TakeDocuments() => new()
    {
        Codes = [],
        WantedCodes = 0,
        Lots = [],
        CurrentProducts = [],
        Documents = Drain(_documents),
        Sections = [],
        Uploads = [],
        Products = [],
        Enterprises = [],
    };

    /// <summary>Whether something is wanted that only the database has.</summary>
    public bool HasRest =>
        _documents.Count + _sections.Count + _uploads.Count + _products.Count + _enterprises.Count > 0;

    /// <summary>A code has come, from a shelf or the tables.</summary>
    public void Came(TrailNode node)
    {
        var depth = _depths.GetValueOrDefault(node.Key);
        if (node.Row is { } row)
        {
            Came(row, depth);
        }

        foreach (var former in node.Formers)
        {
            Want(former.Parent, depth + 1);
            WantSection(former.UnpackedSection);
            if (former.PackedSection is { } packed)
            {
                WantSection(packed);
            }
        }
    }

    public void Came(SectionFacts section)
    {
        scene.Add(section);
        if (section.Goods is not { } goods)
        {
            return;
        }

        WantProduct(goods.Product);
        if (_askedSections.Contains(section.Id))
        {
            WantWhole(section);
        }
    }

    /// <summary>A document has come; its own items are read anew when the code that names it is to be put on a shelf.</summary>
    public void Came(DocumentFacts document) => WantEnterprise(document.EnterpriseId);

    public void Came(long productId, int currentVersion)
    {
        scene.CurrentVersions[productId] = currentVersion;
        WantProduct(new ProductVersionId(productId, currentVersion));
    }

    /// <summary>
    /// These documents are read from the tables in the next round, known or not, but for those that came from there just now.
    /// </summary>
    public void WantDocuments(IReadOnlyList<NamedIn> items, HashSet<Guid> arrived)
    {
        for (var index = 0; index < items.Count; index++)
        {
            if (!arrived.Contains(items[index].DocumentId))
            {
                _documents.Add(items[index].DocumentId);
            }
        }
    }

    private static T[] Drain<T>(HashSet<T> wanted)
    {
        T[] taken = [.. wanted];
        wanted.Clear();
        return taken;
    }

    private void Came(TrailRow row, int depth)
    {
        if (row.Parent is { } parent)
        {
            Want(parent, depth + 1);
        }

        if (row.PackedSection is { } packed)
        {
            WantSection(packed);
        }

        if (depth == 0 && _askedSections.Add(row.SectionId) && scene.Sections.TryGetValue(row.SectionId, out var known))
        {
            WantWhole(known);
        }

        WantSection(row.SectionId);
    }

    private void Want(byte[] key, int depth)
    {
        if (depth <= depthLimit && _depths.TryAdd(key, depth))
        {
            _shelved.Add(ShelfId.OfCode(key));
        }
    }

    private void WantWhole(SectionFacts section)
    {
        if (section.Goods is not { } goods)
        {
            return;
        }

        WantUpload(section.Upload);
        WantEnterprise(section.EnterpriseId);
        if (_askedLots.Add(goods.LotId))
        {
            _shelved.Add(ShelfId.OfLot(goods.LotId));
        }

        if (_askedProducts.Add(goods.Product.ProductId))
        {
            _shelved.Add(ShelfId.OfProduct(goods.Product.ProductId));
        }
    }

    private void WantSection(long id)
    {
        if (scene.Sections.ContainsKey(id))
        {
            return;
        }

        if (settled.Section(id) is { } known)
        {
            Came(known);
        }
        else
        {
            _sections.Add(id);
        }
    }

    private void WantUpload(UploadId id)
    {
        if (!scene.Uploads.ContainsKey(id))
        {
            if (settled.Upload(id) is { } known)
            {
                scene.Uploads.Add(id, known);
            }
            else
            {
                _uploads.Add(id);
            }
        }
    }

    private void WantProduct(ProductVersionId id)
    {
        if (!scene.Products.ContainsKey(id))
        {
            if (settled.Product(id) is { } known)
            {
                scene.Products.Add(id, known);
            }
            else
            {
                _products.Add(id);
            }
        }
    }

    private void WantEnterprise(long id)
    {
        if (!scene.Enterprises.ContainsKey(id))
        {
            if (settled.Enterprise(id) is { } known)
            {
                scene.Enterprises.Add(id, known);
            }
            else
            {
                _enterprises.Add(id);
            }
        }
    }
}

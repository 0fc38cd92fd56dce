namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// What is still wanted for a scene. Each fact that comes tells what else is needed; what is settled in process is taken from
/// there at once, so that only the rest costs a round trip.
/// </summary>
internal sealed class SceneNeeds(ChainScene scene, SettledFacts settled, int depthLimit)
{
    private readonly Dictionary<byte[], int> _depths = new(KeyComparer.Instance);
    private readonly HashSet<byte[]> _codes = new(KeyComparer.Instance);
    private readonly HashSet<long> _lots = [];
    private readonly HashSet<long> _currentProducts = [];
    private readonly HashSet<Guid> _documents = [];
    private readonly HashSet<long> _sections = [];
    private readonly HashSet<UploadId> _uploads = [];
    private readonly HashSet<ProductVersionId> _products = [];
    private readonly HashSet<long> _enterprises = [];
    private readonly HashSet<long> _askedSections = [];

    /// <summary>The chain of this code is wanted.</summary>
    public void Ask(byte[] key) => Want(key, 0);

    /// <summary>Somebody else was loading these: look again.</summary>
    public void Again(IEnumerable<byte[]> codes, IEnumerable<long> lots, IEnumerable<long> currentProducts)
    {
        _codes.UnionWith(codes);
        _lots.UnionWith(lots);
        _currentProducts.UnionWith(currentProducts);
    }

    /// <summary>Takes what the next round trip reads, at most so many codes; null when nothing is wanted any more.</summary>
    public FactRound? Take(int codesAtMost)
    {
        byte[][] codes = [.. _codes.Take(codesAtMost)];
        if (codes.Length == _codes.Count)
        {
            _codes.Clear();
        }
        else
        {
            _codes.ExceptWith(codes);
        }

        var round = new FactRound
        {
            Codes = codes,
            Lots = Drain(_lots),
            CurrentProducts = Drain(_currentProducts),
            Documents = Drain(_documents),
            Sections = Drain(_sections),
            Uploads = Drain(_uploads),
            Products = Drain(_products),
            Enterprises = Drain(_enterprises),
        };
        return round.IsEmpty ? null : round;
    }

    /// <summary>Takes the documents only.</summary>
    public FactRound TakeDocuments() => new()
    {
        Codes = [],
        Lots = [],
        CurrentProducts = [],
        Documents = Drain(_documents),
        Sections = [],
        Uploads = [],
        Products = [],
        Enterprises = [],
    };

    /// <summary>A code has come, from a shelf or the tables.</summary>
    public void Came(TrailNode node)
    {
        var depth = _depths.GetValueOrDefault(node.Key);
        if (depth < depthLimit)
        {
            foreach (var parent in node.Parents)
            {
                Want(parent, depth + 1);
            }
        }

        foreach (var section in node.PackingSections)
        {
            WantSection(section);
        }

        if (node.Row is { } row)
        {
            if (depth == 0 && _askedSections.Add(row.SectionId) && scene.Sections.TryGetValue(row.SectionId, out var known))
            {
                WantWhole(known);
            }

            WantSection(row.SectionId);
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

    /// <summary>The documents are read from the tables in the next round, known or not.</summary>
    public void WantDocuments(IEnumerable<NamedIn> items)
    {
        foreach (var item in items)
        {
            _documents.Add(item.DocumentId);
        }
    }

    private static T[] Drain<T>(HashSet<T> wanted)
    {
        T[] taken = [.. wanted];
        wanted.Clear();
        return taken;
    }

    private void Want(byte[] key, int depth)
    {
        if (_depths.TryAdd(key, depth))
        {
            _codes.Add(key);
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
        if (!scene.Lots.ContainsKey(goods.LotId))
        {
            _lots.Add(goods.LotId);
        }

        if (!scene.CurrentVersions.ContainsKey(goods.Product.ProductId))
        {
            _currentProducts.Add(goods.Product.ProductId);
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

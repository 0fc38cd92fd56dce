using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Functional.Tests.Histories.Queries;

/// <summary>The answers of a call of StreamChains with all that they refer to put in its place.</summary>
internal sealed class StreamedChains
{
    private const string WholeLot = "-";

    private readonly List<SharedGoods> _goods = [];
    private readonly List<SharedActivation> _activations = [];
    private readonly List<SharedDocument> _documents = [];
    private readonly List<SharedPackage> _packages = [];
    private readonly List<SharedHistory> _histories = [];
    private readonly List<Chain?> _chains = [];

    /// <summary>The chains in the order of the codes; null where there is none.</summary>
    public IReadOnlyList<Chain?> Chains => _chains;

    public void Add(StreamChainsResponse message)
    {
        _goods.AddRange(message.Goods);
        _activations.AddRange(message.Activations);
        _documents.AddRange(message.Documents);
        _packages.AddRange(message.Packages);
        _histories.AddRange(message.Histories);
        foreach (var chain in message.Chains)
        {
            Assert.Equal((uint)_chains.Count, chain.Index);
            _chains.Add(chain.Fault == Reason.Unspecified ? Expand(chain) : null);
        }
    }

    private Chain Expand(StreamedChain from)
    {
        var chain = new Chain
        {
            Code = from.Code,
            Level = from.Level,
            State = from.State,
            Status = from.Status,
            EndCause = from.EndCause,
            Original = from.Original,
            Path = { Around(from.Package) },
            Children = from.Children,
            Contents = { from.Contents },
            ContentsTruncated = from.ContentsTruncated,
            Nodes = { Nodes(from) },
            ReplacedBy = from.ReplacedBy,
            Replaces = from.Replaces,
        };
        if (from.Activation > 0)
        {
            var activation = _activations[(int)from.Activation - 1];
            var goods = _goods[(int)activation.Goods - 1];
            chain.Activation = activation.Activation;
            chain.Lot = goods.Lot;
            chain.Product = Named(goods.Product, from.LevelName);
            chain.CurrentProduct = Named(goods.CurrentProduct, from.LevelName);
            chain.Mapping = new ThreeCodeMapping
            {
                TraceCode = from.Code,
                NhsaCode = goods.NhsaCode,
                Barcode = goods.Barcode,
            };
        }

        return chain;
    }

    private IEnumerable<PathNode> Around(uint package)
    {
        for (; package > 0; package = _packages[(int)package - 1].Parent)
        {
            yield return _packages[(int)package - 1].Node;
        }
    }

    private IEnumerable<ChainNode> Nodes(StreamedChain chain)
    {
        if (chain.History == 0)
        {
            yield break;
        }

        var history = _histories[(int)chain.History - 1];
        foreach (var (document, via) in history.Documents.Zip(history.Vias))
        {
            var node = _documents[(int)document - 1].Node.Clone();
            node.Via = via switch
            {
                "" => chain.Code,
                WholeLot => string.Empty,
                _ => via,
            };
            yield return node;
        }
    }

    private static ChainProduct Named(ChainProduct product, string levelName)
    {
        var named = product.Clone();
        named.LevelName = levelName;
        return named;
    }
}

using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Chains;

/// <summary>
/// Puts whole chains together from what a stream sends once: what is shared stays shared, so treat it as read-only.
/// </summary>
public sealed class ChainExpander
{
    private const string WholeLot = "-";

    private readonly List<SharedGoods> _goods = [];
    private readonly List<SharedActivation> _activations = [];
    private readonly List<ChainNode> _documents = [];
    private readonly List<SharedPackage> _packages = [];
    private readonly List<SharedHistory> _histories = [];

    /// <summary>The answers of the next message of a call; what it brings for later ones is kept.</summary>
    public IEnumerable<ChainResult> Expand(StreamChainsResponse message)
    {
        _goods.AddRange(message.Goods);
        _activations.AddRange(message.Activations);
        _documents.AddRange(message.Documents.Select(document => document.Node));
        _packages.AddRange(message.Packages);
        _histories.AddRange(message.Histories);
        foreach (var chain in message.Chains)
        {
            yield return chain.Fault == Reason.Unspecified
                ? new ChainResult(chain.Index, chain.Code, ToChain(chain), Reason.Unspecified)
                : new ChainResult(chain.Index, chain.Code, null, chain.Fault);
        }
    }

    private Chain ToChain(StreamedChain streamed)
    {
        var chain = new Chain
        {
            Code = streamed.Code,
            Level = streamed.Level,
            State = streamed.State,
            Status = streamed.Status,
            EndCause = streamed.EndCause,
            Original = streamed.Original,
            Children = streamed.Children,
            Contents = { streamed.Contents },
            ContentsTruncated = streamed.ContentsTruncated,
            ReplacedBy = streamed.ReplacedBy,
            Replaces = streamed.Replaces,
        };
        if (streamed.Activation > 0)
        {
            AddActivation(chain, streamed);
        }

        for (var package = streamed.Package; package > 0; package = _packages[(int)package - 1].Parent)
        {
            chain.Path.Add(_packages[(int)package - 1].Node);
        }

        if (streamed.History > 0)
        {
            AddNodes(chain, _histories[(int)streamed.History - 1]);
        }

        return chain;
    }

    private void AddActivation(Chain chain, StreamedChain streamed)
    {
        var activation = _activations[(int)streamed.Activation - 1];
        var goods = _goods[(int)activation.Goods - 1];
        chain.Activation = activation.Activation;
        chain.Lot = goods.Lot;
        chain.Product = goods.Product.Clone();
        chain.Product.LevelName = streamed.LevelName;
        chain.CurrentProduct = goods.CurrentProduct.Clone();
        chain.CurrentProduct.LevelName = streamed.CurrentLevelName;
        chain.Mapping = new ThreeCodeMapping { TraceCode = streamed.Code, NhsaCode = goods.NhsaCode, Barcode = goods.Barcode };
    }

    private void AddNodes(Chain chain, SharedHistory history)
    {
        for (var index = 0; index < history.Documents.Count; index++)
        {
            var node = _documents[(int)history.Documents[index] - 1].Clone();
            node.Via = history.Vias[index] switch
            {
                "" => chain.Code,
                WholeLot => string.Empty,
                var via => via,
            };
            chain.Nodes.Add(node);
        }
    }
}

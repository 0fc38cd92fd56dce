using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Drills.Cache;

/// <summary>Puts the chains of one StreamChains call together again, as far as the drill looks at them.</summary>
internal sealed class StreamedChains
{
    private readonly List<SharedGoods> _goods = [];
    private readonly List<SharedActivation> _activations = [];
    private readonly List<SharedDocument> _documents = [];
    private readonly List<SharedPackage> _packages = [];
    private readonly List<SharedHistory> _histories = [];

    /// <summary>The chains of the next message.</summary>
    public IEnumerable<Chain> Take(StreamChainsResponse message)
    {
        _goods.AddRange(message.Goods);
        _activations.AddRange(message.Activations);
        _documents.AddRange(message.Documents);
        _packages.AddRange(message.Packages);
        _histories.AddRange(message.Histories);
        return [.. message.Chains.Select(ToChain)];
    }

    private Chain ToChain(StreamedChain streamed)
    {
        var chain = new Chain { Code = streamed.Code, State = streamed.State, Children = streamed.Children };
        if (streamed.Activation > 0)
        {
            chain.Lot = _goods[(int)_activations[(int)streamed.Activation - 1].Goods - 1].Lot;
        }

        for (var package = streamed.Package; package > 0; package = _packages[(int)package - 1].Parent)
        {
            chain.Path.Add(_packages[(int)package - 1].Node);
        }

        if (streamed.History > 0)
        {
            chain.Nodes.Add(
                _histories[(int)streamed.History - 1].Documents.Select(document => _documents[(int)document - 1].Node));
        }

        return chain;
    }
}

using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Reception;

/// <summary>
/// The facts that one call has sent, by what they say: a lot that is corrected while the call runs is another fact, so that later
/// chains do not refer to what was true before. One entry for each fact sent, so bounded by the codes of a call.
/// </summary>
internal sealed class SharedFactBook
{
    private const string WholeLot = "-";

    private readonly Dictionary<(ProductVersionId, int, long, DateOnly, DateOnly), uint> _goods = [];
    private readonly Dictionary<(long, uint), uint> _activations = [];
    private readonly Dictionary<(Guid, int), uint> _documents = [];
    private readonly Dictionary<PackageKey, uint> _packages = [];
    private readonly Dictionary<string, uint> _histories = new(StringComparer.Ordinal);

    /// <summary>Number of an activation; what the message does not have yet is added to it.</summary>
    public uint Activation(ChainFacts facts, StreamChainsResponse message)
    {
        var goods = Goods(facts, message);
        if (_activations.TryGetValue((facts.Section.Id, goods), out var known))
        {
            return known;
        }

        message.Activations.Add(new SharedActivation
        {
            Goods = goods,
            Activation = ChainMessages.ToActivation(facts.Section, facts.Upload, facts.Activator),
        });
        return Number(_activations, (facts.Section.Id, goods));
    }

    /// <summary>Number of the innermost package of a path; 0 when there is none.</summary>
    public uint Path(IReadOnlyList<PathPackage> path, StreamChainsResponse message)
    {
        var outer = 0u;
        for (var index = path.Count - 1; index >= 0; index--)
        {
            var package = path[index];
            var key = new PackageKey(package.Key, package.Row?.State ?? -1, package.Level, outer);
            if (!_packages.TryGetValue(key, out var number))
            {
                message.Packages.Add(new SharedPackage { Node = ChainMessages.ToNode(package), Parent = outer });
                number = Number(_packages, key);
            }

            outer = number;
        }

        return outer;
    }

    /// <summary>Number of what happened to a code; 0 when nothing did.</summary>
    public uint History(byte[] key, ChainEvents events, StreamChainsResponse message)
    {
        if (events.Visits.Count == 0)
        {
            return 0;
        }

        var history = new SharedHistory();
        foreach (var visit in events.Visits)
        {
            history.Documents.Add(Document(visit.Document, events, message));
            history.Vias.Add(
                visit.Via.Length == 0 ? WholeLot
                : KeyComparer.Instance.Equals(visit.Via, key) ? string.Empty
                : CodeKey.ToText(visit.Via));
        }

        var text = string.Join('|', history.Documents) + '\n' + string.Join('|', history.Vias);
        if (_histories.TryGetValue(text, out var known))
        {
            return known;
        }

        message.Histories.Add(history);
        return Number(_histories, text);
    }

    private uint Goods(ChainFacts facts, StreamChainsResponse message)
    {
        var key = (facts.Product.Id, facts.CurrentProduct.Id.Version, facts.Lot.Id, facts.Lot.MadeOn, facts.Lot.ExpiresOn);
        if (_goods.TryGetValue(key, out var known))
        {
            return known;
        }

        message.Goods.Add(new SharedGoods
        {
            Product = ChainMessages.ToProduct(facts.Product, string.Empty),
            CurrentProduct = ChainMessages.ToProduct(facts.CurrentProduct, string.Empty),
            NhsaCode = facts.Product.NhsaCode,
            Barcode = facts.Product.Barcode,
            Lot = ChainMessages.ToLot(facts.Lot),
        });
        return Number(_goods, key);
    }

    private uint Document(DocumentFacts document, ChainEvents events, StreamChainsResponse message)
    {
        if (_documents.TryGetValue((document.Id, document.State), out var known))
        {
            return known;
        }

        message.Documents.Add(new SharedDocument { Node = ChainNodeMessages.ToNode(document, string.Empty, events) });
        return Number(_documents, (document.Id, document.State));
    }

    private static uint Number<TKey>(Dictionary<TKey, uint> numbers, TKey key)
        where TKey : notnull
    {
        var number = (uint)numbers.Count + 1;
        numbers.Add(key, number);
        return number;
    }

    private readonly struct PackageKey(byte[] code, int state, LevelEntry level, uint parent) : IEquatable<PackageKey>
    {
        private readonly byte[] _code = code;
        private readonly (int, LevelEntry, uint) _rest = (state, level, parent);

        public bool Equals(PackageKey other) => KeyComparer.Instance.Equals(_code, other._code) && _rest.Equals(other._rest);

        public override bool Equals(object? obj) => obj is PackageKey other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(KeyComparer.Instance.GetHashCode(_code), _rest);
    }
}

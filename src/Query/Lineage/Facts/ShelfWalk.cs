using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// Takes off the shelves what one load wants, and what that wants in turn. A look-up asks for the whole path that is remembered
/// of a code, so that a warm chain costs one round trip; what stood there is used only when the walk gets to it.
/// </summary>
internal sealed class ShelfWalk
{
    private readonly SceneLoad _load;
    private readonly IFactShelf _shelf;
    private readonly PathHints _hints;
    private readonly int _depthLimit;
    private readonly Action<DocumentFacts> _came;
    // Room for a path of three levels with its lot and product.
    private readonly Dictionary<ShelfId, byte[]?> _looked = new(6);
    private readonly List<(ShelfId Id, byte[] Entry)> _taken = new(6);
    private readonly List<ShelfId> _asking = [];
    private readonly List<ShelfId> _joined = [];
    private readonly List<Task> _waits = [];

    public ShelfWalk(SceneLoad load, IFactShelf shelf, PathHints hints, int depthLimit)
    {
        (_load, _shelf, _hints, _depthLimit) = (load, shelf, hints, depthLimit);
        _came = load.Needs.Came;
    }

    /// <summary>Wanted and on no shelf: to be loaded by this request.</summary>
    public List<ShelfId> Missing { get; } = [];

    /// <summary>What was taken off the shelves.</summary>
    public IReadOnlyList<(ShelfId Id, byte[] Entry)> Taken => _taken;

    /// <summary>Whether others are loading what this request wants.</summary>
    public bool IsWaiting => _waits.Count > 0;

    /// <summary>Takes all that stands there.</summary>
    public async ValueTask TakeAsync(CancellationToken ct)
    {
        while (_load.Needs.TakeShelved() is { Count: > 0 } wanted)
        {
            if (_load.Session.Pass is { } pass && !HasCome(wanted) && !await LookAsync(pass, wanted, ct))
            {
                _load.Session.Bypass();
            }

            foreach (var id in wanted)
            {
                Sort(id);
            }
        }
    }

    /// <summary>Whether a look-up of this request has found an entry that the walk has not got to.</summary>
    public bool HasFound(ShelfId id) => _looked.TryGetValue(id, out var entry) && entry is not null;

    /// <summary>An entry that was found ahead of the walk.</summary>
    public void Keep(ShelfId id, byte[] entry) => _looked[id] = entry;

    /// <summary>An entry that the walk wants.</summary>
    public void Take(ShelfId id, byte[] entry)
    {
        var (scene, needs) = (_load.Scene, _load.Needs);
        _taken.Add((id, entry));
        switch (id.Kind)
        {
            case ShelfKind.Code:
                var node = ShelfEntries.ToCode(id.Id, entry, scene.Graph, _came);
                scene.Graph.Add(node);
                needs.Came(node);
                break;
            case ShelfKind.Lot:
                scene.Lots[id.Number] = ShelfEntries.ToLot(id.Number, entry, scene.Graph, _came);
                break;
            default:
                needs.Came(id.Number, ShelfEntries.ToProduct(entry));
                break;
        }
    }

    /// <summary>Waits for the loads of others, then wants what they loaded again.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        await Task.WhenAll(_waits).WaitAsync(ct);
        _load.Needs.Again(_joined);
        _waits.Clear();
        _joined.Clear();

        // What was missing may have been filled by whoever was waited for.
        _looked.Clear();
    }

    // The tables were read ahead of the walk.
    private bool HasCome(List<ShelfId> wanted)
    {
        foreach (var id in wanted)
        {
            if (!_load.Scene.Has(id))
            {
                return false;
            }
        }

        return true;
    }

    private void Sort(ShelfId id)
    {
        if (_load.Scene.Has(id))
        {
            Came(id);
        }
        else if (_looked.TryGetValue(id, out var found) && found is { } entry)
        {
            Take(id, entry);
        }
        else if (_load.Session.Pass is null || _load.Held.Leads.IsMine(id, out var running))
        {
            Missing.Add(id);
        }
        else
        {
            _joined.Add(id);
            _waits.Add(running);
        }
    }

    // A lot and a product's version want nothing that was not wanted when they came.
    private void Came(ShelfId id)
    {
        if (id.Kind == ShelfKind.Code)
        {
            _load.Needs.Came(_load.Scene.Graph.Find(id.Id)!);
        }
    }

    private async ValueTask<bool> LookAsync(ShelfPass pass, List<ShelfId> wanted, CancellationToken ct)
    {
        _asking.Clear();
        foreach (var id in wanted)
        {
            Ask(id);
        }

        foreach (var id in wanted)
        {
            AskAround(id);
        }

        if (_asking.Count == 0)
        {
            return true;
        }

        if (await _shelf.GetAsync(pass, _asking, ct) is not { } entries)
        {
            return false;
        }

        for (var index = 0; index < entries.Length; index++)
        {
            if (entries[index] is { } entry && ShelfEntries.IsReadable(entry))
            {
                _looked[_asking[index]] = entry;
            }
        }

        return true;
    }

    // What was looked for and not found stays missing for this load, until it has waited for somebody.
    private bool Ask(ShelfId id)
    {
        var isNew = !_load.Scene.Has(id) && _looked.TryAdd(id, null);
        if (isNew)
        {
            _asking.Add(id);
        }

        return isNew;
    }

    /// <summary>Asks for what the code was in when this process last looked, and what else its chain tells.</summary>
    private void AskAround(ShelfId code)
    {
        if (code.Kind != ShelfKind.Code || _hints.Find(code.Id) is not { } hint)
        {
            return;
        }

        if (hint.LotId > 0 && _load.Needs.IsAsked(code.Id))
        {
            Ask(ShelfId.OfLot(hint.LotId));
            Ask(ShelfId.OfProduct(hint.ProductId));
        }

        for (var depth = 0; depth < _depthLimit && hint?.Parent is { } parent && Ask(ShelfId.OfCode(parent)); depth++)
        {
            hint = _hints.Find(parent);
        }
    }
}

namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>One Redis server.</summary>
internal sealed class ModelRedis(ModelWorld world, string name)
{
    private readonly Dictionary<string, int> _values = [];
    private readonly Queue<(string Key, int? Value)> _stream = new();
    private Dictionary<string, int> _dump = [];
    private int _life;

    public string Name => name;

    public string Id { get; private set; } = $"{name}0";

    public bool IsMaster { get; private set; } = true;

    /// <summary>The server that copies this one, some time later.</summary>
    public ModelRedis? Replica { get; private set; }

    public double DownUntil { get; set; }

    public int? Get(string key) => _values.TryGetValue(key, out var value) ? value : null;

    /// <summary>A value, or none.</summary>
    public void Put(string key, int? value)
    {
        if (!IsMaster)
        {
            throw new TimeoutException("READONLY");
        }

        Apply(key, value);
        if (Replica is not null)
        {
            _stream.Enqueue((key, value));
        }
    }

    /// <summary>Redis may drop anything at any time.</summary>
    public void EvictSomething()
    {
        if (IsMaster && _values.Count > 0)
        {
            Put(_values.Keys.ElementAt(world.Choices.Next(_values.Count)), null);
        }
    }

    /// <summary>The replica receives the next command.</summary>
    public void Replicate()
    {
        if (Replica is { } replica && _stream.TryDequeue(out var next))
        {
            replica.Apply(next.Key, next.Value);
        }
    }

    /// <summary>A server that was ever a replica may load an old dump even when told to save nothing.</summary>
    public void Dump() => _dump = new Dictionary<string, int>(_values);

    /// <summary>New id; empty, or with what an old dump says.</summary>
    public void Restart(bool withDump)
    {
        _values.Clear();
        _stream.Clear();
        foreach (var (key, value) in withDump ? _dump : [])
        {
            _values.Add(key, value);
        }

        NewId();
        Replica?.Follow(this);
    }

    /// <summary>It becomes the master, with whatever it has received; the other does not know yet.</summary>
    public void Promote(ModelRedis old)
    {
        IsMaster = true;
        Replica = null;
        NewId();
        old.Replica = null;
        old._stream.Clear();
    }

    /// <summary>No master any more, still with its old data and id.</summary>
    public void Demote() => IsMaster = false;

    /// <summary>All data and the id of the master, from now on with a delay.</summary>
    public void Follow(ModelRedis master)
    {
        IsMaster = false;
        master.Replica = this;
        master._stream.Clear();
        Id = master.Id;
        _values.Clear();
        foreach (var (key, value) in master._values)
        {
            _values.Add(key, value);
        }
    }

    private void NewId() => Id = $"{name}{++_life}";

    private void Apply(string key, int? value)
    {
        if (value is { } some)
        {
            _values[key] = some;
        }
        else
        {
            _values.Remove(key);
        }
    }
}

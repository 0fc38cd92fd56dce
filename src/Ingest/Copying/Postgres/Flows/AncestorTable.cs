namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>
/// The packages around the codes of a group, each once, with the package around it in turn. Documents of outermost codes have
/// none.
/// </summary>
internal sealed class AncestorTable
{
    /// <summary>Stands for no package.</summary>
    public const int None = -1;

    /// <summary>Most packages on a path: deeper ones are not looked for.</summary>
    public const int MaxDepth = 16;

    private readonly Dictionary<byte[], int> _indexes = new(KeyComparer.Instance);
    private readonly List<Place> _places = [];

    /// <summary>Packages in the table.</summary>
    public int Count => _places.Count;

    /// <summary>A package.</summary>
    public Place this[int index] => _places[index];

    /// <summary>The index of a package, or <see cref="None"/>.</summary>
    public int IndexOf(ReadOnlySpan<byte> key) =>
        _indexes.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var index) ? index : None;

    /// <summary>The index of a package, added when it is new.</summary>
    public int Add(ReadOnlySpan<byte> key)
    {
        var lookup = _indexes.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(key, out var index))
        {
            return index;
        }

        var copy = key.ToArray();
        _indexes.Add(copy, _places.Count);
        _places.Add(new Place(copy));
        return _places.Count - 1;
    }

    /// <summary>A package on a path.</summary>
    internal sealed class Place(byte[] key)
    {
        /// <summary>Its key.</summary>
        public byte[] Key => key;

        /// <summary>Index of the package it is in.</summary>
        public int Outer { get; set; } = None;
    }
}

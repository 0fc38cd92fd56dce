using Google.Protobuf;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Batching;

/// <summary>Collects the rows of one section. Used again for the next one, so that its buffers are made once.</summary>
internal sealed class ActivationSectionBuilder : IDisposable
{
    private readonly CodeColumnBuilder _codes = new();
    private readonly ParentDictionary _parents = new();
    private readonly PooledBytes _levels = new(8 * 1024);
    private readonly PooledBytes _packModes = new(8 * 1024);
    private readonly List<uint> _parentIndexes = new(8 * 1024);
    private readonly List<ActivatedQuantity> _quantities = [];

    public bool IsEmpty => _codes.Count == 0 && _quantities.Count == 0;

    public int QuantityCount => _quantities.Count;

    /// <summary>Adds a row; returns the bytes of its texts that the message did not have yet.</summary>
    public int Add(ReadOnlySpan<byte> code, byte level, ReadOnlySpan<byte> parent, byte packMode)
    {
        _codes.Add(code);
        _levels.Append(level);
        _packModes.Append(packMode);
        if (parent.IsEmpty)
        {
            _parentIndexes.Add(0);
            return code.Length;
        }

        _parentIndexes.Add(_parents.IndexOf(parent, out var isNew));
        return isNew ? code.Length + parent.Length : code.Length;
    }

    public void Add(ActivatedQuantity quantity) => _quantities.Add(quantity);

    public ActivationSection Build(ActivationHeader header)
    {
        var section = new ActivationSection { Header = header };
        if (_codes.Count > 0)
        {
            section.Codes = _codes.Build();
            section.Levels = Shorten(_levels.Written);
        }

        if (_parents.Count > 0)
        {
            section.Parents = _parents.Build();
            section.ParentIndexes.AddRange(_parentIndexes);
        }

        if (_packModes.Written.ContainsAnyExcept((byte)0))
        {
            section.PackModes = ByteString.CopyFrom(_packModes.Written);
        }

        section.Quantities.AddRange(_quantities);
        return section;
    }

    public void Clear()
    {
        _codes.Clear();
        _parents.Clear();
        _levels.Clear();
        _packModes.Clear();
        _parentIndexes.Clear();
        _quantities.Clear();
    }

    public void Dispose()
    {
        _codes.Dispose();
        _parents.Dispose();
        _levels.Dispose();
        _packModes.Dispose();
    }

    // One byte stands for all rows when they agree.
    private static ByteString Shorten(ReadOnlySpan<byte> levels) =>
        ByteString.CopyFrom(levels.ContainsAnyExcept(levels[0]) ? levels : levels[..1]);
}

using Google.Protobuf;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Batching;

/// <summary>Collects the rows of one section. Used again for the next one, so that its buffers are made once.</summary>
internal sealed class SectionBuilder : IDisposable
{
    private readonly CodeColumnBuilder _codes = new();
    private readonly ParentDictionary _parents = new();
    private readonly PooledBytes _levels = new(8 * 1024);
    private readonly PooledBytes _packModes = new(8 * 1024);
    private readonly List<uint> _parentIndexes = new(8 * 1024);

    public int Count => _codes.Count;

    /// <summary>Adds a row; returns the bytes it adds to the message at most.</summary>
    public int Add(ReadOnlySpan<byte> code, byte level, ReadOnlySpan<byte> parent, byte packMode)
    {
        // Two bytes before each text; one for the level, one for the pack mode, three for an index below 2,097,152.
        var size = code.Length + 2 + 1 + 1 + 3;
        _codes.Add(code);
        _levels.Append(level);
        _packModes.Append(packMode);
        if (parent.IsEmpty)
        {
            _parentIndexes.Add(0);
            return size;
        }

        _parentIndexes.Add(_parents.IndexOf(parent, out var isNew));
        return isNew ? size + parent.Length + 2 : size;
    }

    public ActivationSection Build(ActivationHeader header)
    {
        var section = new ActivationSection { Header = header, Codes = _codes.Build(), Levels = Shorten(_levels.Written) };
        if (_parents.Count > 0)
        {
            section.Parents = _parents.Build();
            section.ParentIndexes.AddRange(_parentIndexes);
        }

        if (_packModes.Written.ContainsAnyExcept((byte)0))
        {
            section.PackModes = ByteString.CopyFrom(_packModes.Written);
        }

        return section;
    }

    public void Clear()
    {
        _codes.Clear();
        _parents.Clear();
        _levels.Clear();
        _packModes.Clear();
        _parentIndexes.Clear();
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

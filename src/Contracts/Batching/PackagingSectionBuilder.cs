using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Batching;

/// <summary>
/// Collects the rows of one section of packaging: children with their parents, or parents alone. Used again for the next one,
/// so that its buffers are made once.
/// </summary>
internal sealed class PackagingSectionBuilder : IDisposable
{
    private readonly CodeColumnBuilder _children = new();
    private readonly CodeColumnBuilder _emptied = new();
    private readonly ParentDictionary _parents = new();
    private readonly List<uint> _parentIndexes = new(8 * 1024);
    private readonly List<byte> _packModes = [];

    public bool IsEmpty => _children.Count == 0 && _emptied.Count == 0;

    public bool HasChildren => _children.Count > 0;

    public bool HasEmptied => _emptied.Count > 0;

    /// <summary>Adds a row; returns the bytes of its texts that the message did not have yet.</summary>
    public int Add(ReadOnlySpan<byte> child, ReadOnlySpan<byte> parent, byte packMode)
    {
        _children.Add(child);
        if (parent.IsEmpty)
        {
            _parentIndexes.Add(0);
            return child.Length;
        }

        var index = _parents.IndexOf(parent, out var isNew);
        _parentIndexes.Add(index);
        if (isNew)
        {
            _packModes.Add(0);
        }

        // The modes are flags of the parent: what one of its rows says holds for it.
        _packModes[(int)index - 1] |= packMode;
        return isNew ? child.Length + parent.Length : child.Length;
    }

    /// <summary>Everything inside is to leave this parent. A parent named twice is two rows.</summary>
    public void AddEmptied(ReadOnlySpan<byte> parent) => _emptied.Add(parent);

    public PackagingSection Build(
        PackagingAction action, DateTimeOffset? eventAt, string changeReason, CodeSystem codeSystem)
    {
        var section = new PackagingSection { Action = action, ChangeReason = changeReason, CodeSystem = codeSystem };
        if (eventAt is { } at)
        {
            section.EventAt = Timestamp.FromDateTimeOffset(at);
        }

        if (_emptied.Count > 0)
        {
            section.Parents = _emptied.Build();
            return section;
        }

        section.Children = _children.Build();
        section.ParentIndexes.AddRange(_parentIndexes);
        if (_parents.Count > 0)
        {
            section.Parents = _parents.Build();
        }

        if (_packModes.Exists(mode => mode != 0))
        {
            section.PackModes = ByteString.CopyFrom([.. _packModes]);
        }

        return section;
    }

    public void Clear()
    {
        _children.Clear();
        _emptied.Clear();
        _parents.Clear();
        _parentIndexes.Clear();
        _packModes.Clear();
    }

    public void Dispose()
    {
        _children.Dispose();
        _emptied.Dispose();
        _parents.Dispose();
    }
}

using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Ingest.Validation;

/// <summary>What is unusual in a column: empty for the codes of an ordinary line.</summary>
internal sealed class ColumnNotes
{
    private readonly Dictionary<int, UnreadableCode> _unreadable = [];
    private readonly List<(int Index, string Text)> _changed = [];

    /// <summary>Codes whose canonical form differs from what was sent.</summary>
    public IReadOnlyList<(int Index, string Text)> ChangedTexts => _changed;

    /// <summary>Whether every code could be read.</summary>
    public bool AllReadable => _unreadable.Count == 0;

    public void Unreadable(int index, Reason fault, byte[] raw, string text) =>
        _unreadable.Add(index, new UnreadableCode(fault, raw, text));

    public void Changed(int index, string text) => _changed.Add((index, text));

    /// <summary>The fault at an index, or null when the code was read.</summary>
    public UnreadableCode? FaultAt(int index) => _unreadable.GetValueOrDefault(index);
}

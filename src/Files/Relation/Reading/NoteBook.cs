using System.Text;

namespace TraceEngine.Files.Relation.Reading;

/// <summary>
/// Collects notes: each kind and name once with its count. Bounded, and free of allocation when a note repeats.
/// </summary>
internal sealed class NoteBook
{
    /// <summary>Distinct notes kept; a file with more unknown names than this is told so.</summary>
    private const int MaxNotes = 64;

    private readonly List<Entry> _entries = [];

    public void Add(RelationNoteKind kind, ReadOnlySpan<byte> name, long row, long line)
    {
        foreach (var entry in _entries)
        {
            if (entry.Kind == kind && name.SequenceEqual(entry.Name))
            {
                entry.Count++;
                return;
            }
        }

        if (_entries.Count >= MaxNotes && kind != RelationNoteKind.More)
        {
            Add(RelationNoteKind.More, default, row, line);
            return;
        }

        _entries.Add(new Entry(kind, name.ToArray(), row, line));
    }

    public IReadOnlyList<RelationNote> ToList() =>
        [.. _entries.Select(entry => new RelationNote(
            entry.Kind, Encoding.UTF8.GetString(entry.Name), entry.Count, entry.Row, entry.Line))];

    private sealed class Entry(RelationNoteKind kind, byte[] name, long row, long line)
    {
        public RelationNoteKind Kind { get; } = kind;

        public byte[] Name { get; } = name;

        public long Row { get; } = row;

        public long Line { get; } = line;

        public long Count { get; set; } = 1;
    }
}

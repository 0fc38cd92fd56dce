namespace TraceEngine.Files.Tables;

/// <summary>Collects what was noticed; bounded, for names come from the file.</summary>
internal sealed class UploadNotes
{
    private const int MaxNotes = 200;
    private readonly Dictionary<(UploadNoteKind Kind, string Name), (long Count, long FirstRow)> _seen = [];

    /// <summary>How often something was noticed.</summary>
    public long AddedCount { get; private set; }

    public void Add(UploadNoteKind kind, string name, long row)
    {
        AddedCount++;
        if (_seen.TryGetValue((kind, name), out var before))
        {
            _seen[(kind, name)] = before with { Count = before.Count + 1 };
        }
        else if (_seen.Count < MaxNotes)
        {
            _seen[(kind, name)] = (1, row);
        }
    }

    public IReadOnlyList<UploadNote> ToList() =>
        [.. _seen.Select(one => new UploadNote(one.Key.Kind, one.Key.Name, one.Value.Count, one.Value.FirstRow))];
}

using System.Text;

namespace TraceEngine.Files.Relation.Reading;

/// <summary>What the open elements above Code say: licence, version, event, relation and lot.</summary>
internal sealed class OpenElements(MarkupScanner scanner, NoteBook notes, RelationReaderOptions options)
{
    private readonly HeaderAttributes _attributes = new(scanner, notes, options);
    private string? _license;
    private string? _eventsVersion;
    private string? _eventName;

    public bool IsRootSeen { get; private set; }

    public bool IsRelationSeen { get; private set; }

    public RelationHeader? Relation { get; private set; }

    public RelationLot? Lot { get; private set; }

    /// <summary>Takes over a start tag other than Code; answers what the reader stands on then, None for most.</summary>
    public RelationItemKind Take(ElementKind kind, ReadOnlySpan<byte> tag, int nameEnd, long lineNumber)
    {
        var name = tag[1..nameEnd];
        _attributes.Read(tag, nameEnd);
        if (!IsRootSeen && kind != ElementKind.Document)
        {
            throw scanner.OtherRoot(Encoding.UTF8.GetString(name));
        }

        IsRootSeen = true;
        if (kind == ElementKind.Unknown)
        {
            AddNote(RelationNoteKind.UnknownElement, name);
            return RelationItemKind.None;
        }

        var item = Keep(kind, lineNumber);
        _attributes.NoteUnknown();
        return item;
    }

    public void Close(ElementKind kind)
    {
        if (kind == ElementKind.Batch)
        {
            Lot = null;
        }
        else if (kind == ElementKind.Relation)
        {
            Relation = null;
        }
    }

    private RelationItemKind Keep(ElementKind kind, long lineNumber)
    {
        switch (kind)
        {
            case ElementKind.Document:
                _license = _attributes["License"];
                _ = _attributes["Version"];
                _ = _attributes["SN"];
                return RelationItemKind.None;
            case ElementKind.Events:
                _eventsVersion = _attributes["version"];
                NoteOther(_eventsVersion, "3.0", RelationNoteKind.UnexpectedVersion);
                return RelationItemKind.None;
            case ElementKind.Event:
                _eventName = _attributes["name"];
                NoteOther(_eventName, "RelationCreate", RelationNoteKind.UnexpectedEvent);
                return RelationItemKind.None;
            case ElementKind.Relation:
                IsRelationSeen = true;
                Relation = _attributes.ToRelation(_license, _eventsVersion, _eventName);
                return RelationItemKind.Relation;
            default:
                Lot = _attributes.ToLot(lineNumber);
                return RelationItemKind.Lot;
        }
    }

    private void NoteOther(string? value, string expected, RelationNoteKind kind)
    {
        if (!expected.Equals(value, StringComparison.OrdinalIgnoreCase))
        {
            AddNote(kind, Encoding.UTF8.GetBytes(value ?? "?"));
        }
    }

    private void AddNote(RelationNoteKind kind, ReadOnlySpan<byte> name) =>
        notes.Add(kind, name, scanner.RowsRead, scanner.Window.LineAt(scanner.Window.Start));
}

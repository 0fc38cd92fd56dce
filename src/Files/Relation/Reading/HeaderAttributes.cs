namespace TraceEngine.Files.Relation.Reading;

/// <summary>Reads the attributes of the elements above Code as strings. These are few, so this allocates freely.</summary>
internal sealed class HeaderAttributes(MarkupScanner scanner, NoteBook notes, RelationReaderOptions options)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of an attribute of the tag read last, trimmed; null when missing. Asking marks it as known.</summary>
    public string? this[string name] => _values.Remove(name, out var value) ? value : null;

    public void Read(ReadOnlySpan<byte> tag, int nameEnd)
    {
        _values.Clear();
        var attributes = new AttributeCursor(tag, nameEnd);
        while (attributes.MoveNext())
        {
            if (AsciiName.IsNamespacing(attributes.Name))
            {
                continue;
            }

            var name = System.Text.Encoding.UTF8.GetString(attributes.Name);
            if (!_values.TryAdd(name, Decode(tag, attributes.Value)))
            {
                throw scanner.Malformed(attributes.Value.Start, $"属性 {name} 出现两次", $"attribute {name} twice");
            }
        }

        if (attributes.Problem is var (chinese, english))
        {
            throw scanner.Malformed(attributes.Position, chinese, english);
        }
    }

    /// <summary>The tag read last as a Relation.</summary>
    public RelationHeader ToRelation(string? license, string? eventsVersion, string? eventName) => new(
        this["productCode"],
        this["subTypeNo"],
        this["cascade"],
        this["packageSpec"],
        this["comment"],
        this["linkProductCode"],
        this["assCorpCode"],
        license,
        eventsVersion,
        eventName);

    /// <summary>The tag read last as a lot.</summary>
    public RelationLot ToLot(long lineNumber) => new(
        this["batchNo"],
        this["madeDate"],
        this["validateDate"],
        this["workshop"],
        this["lineName"],
        this["lineManager"],
        lineNumber);

    /// <summary>Notes what nobody asked for.</summary>
    public void NoteUnknown()
    {
        foreach (var name in _values.Keys)
        {
            AddNote(RelationNoteKind.UnknownAttribute, System.Text.Encoding.UTF8.GetBytes(name));
        }
    }

    private string Decode(ReadOnlySpan<byte> tag, ValueRange value)
    {
        var raw = tag.Slice(value.Start, value.Length);
        if (raw.Length > options.MaxValueBytes)
        {
            throw scanner.Fail(
                RelationFault.TooLong,
                value.Start,
                $"属性值有 {raw.Length} 字节, 上限 {options.MaxValueBytes}; 请在该处改正后再导入",
                $"an attribute value of {raw.Length} bytes, limit {options.MaxValueBytes}; mend this place and import again");
        }

        var decoded = new byte[raw.Length];
        var length = ValueCleaner.DecodeEntities(raw, decoded, out var unknown);
        if (length < 0)
        {
            throw CodeElement.UnknownEntity(scanner, unknown, value.Start);
        }

        var text = ChineseText.ToText(decoded.AsSpan(0, length), out var isInvalid);
        if (isInvalid)
        {
            AddNote(RelationNoteKind.InvalidCharacters, default);
        }

        return text.Trim();
    }

    private void AddNote(RelationNoteKind kind, ReadOnlySpan<byte> name) =>
        notes.Add(kind, name, scanner.RowsRead, scanner.Window.LineAt(scanner.Window.Start));
}

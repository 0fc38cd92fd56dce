namespace TraceEngine.Files.Relation.Reading;

/// <summary>The values of the Code element the reader stands on, and the two ways to get them: by shape and by parsing.</summary>
internal sealed class CodeElement
{
    private const int Slots = (int)CodeSlot.Unknown;
    private readonly MarkupScanner _scanner;
    private readonly NoteBook _notes;
    private readonly RelationReaderOptions _options;
    private readonly byte[] _decoded;
    private readonly byte[] _scratch;
    private readonly CodeSlot[] _learnedSlots = new CodeSlot[Slots];
    private readonly ValueRange[] _learnedValues = new ValueRange[Slots];
    private CodeShape _recent;
    private CodeShape _older;
    private ValueRanges _values;
    private int _scratchUsed;
    private int _tagStart;

    public CodeElement(MarkupScanner scanner, NoteBook notes, RelationReaderOptions options)
    {
        _scanner = scanner;
        _notes = notes;
        _options = options;
        _decoded = new byte[options.MaxValueBytes];

        // A value of GB18030 bytes in a file that claims UTF-8 grows by half when converted.
        _scratch = new byte[Slots * 2 * options.MaxValueBytes];

        // Two, because files alternate between rows with a parentCode and rows without.
        _recent = new CodeShape(options.MaxValueBytes);
        _older = new CodeShape(options.MaxValueBytes);
    }

    /// <summary>Index of the element's '&lt;' in the window.</summary>
    public int TagStart => _tagStart;

    public ReadOnlySpan<byte> this[CodeSlot slot]
    {
        get
        {
            var value = _values[(int)slot];
            return value.InScratch
                ? _scratch.AsSpan(value.Start, value.Length)
                : _scanner.Window.Slice(_tagStart + value.Start, value.Length);
        }
    }

    /// <summary>Takes the next element if it looks like one seen before; false takes nothing.</summary>
    public bool TryTake(out bool selfClosing)
    {
        selfClosing = false;
        var unread = _scanner.Window.Unread;
        var blanks = 0;
        while (blanks < unread.Length && XmlBytes.IsBlank(unread[blanks]))
        {
            blanks++;
        }

        unread = unread[blanks..];
        if (!_recent.TryMatch(unread, ref _values, out var length))
        {
            if (!_older.TryMatch(unread, ref _values, out length))
            {
                return false;
            }

            (_recent, _older) = (_older, _recent);
        }

        if (length > _options.MaxTagBytes)
        {
            return false;
        }

        selfClosing = _recent.SelfClosing;
        _tagStart = _scanner.Window.Start + blanks;
        _scanner.Window.Skip(blanks + length);
        return true;
    }

    /// <summary>Parses the tag at the front of the window, which stays there.</summary>
    public void Parse(ReadOnlySpan<byte> tag, int nameEnd)
    {
        _tagStart = _scanner.Window.Start;
        _values = default;
        _scratchUsed = 0;
        var seen = 0;
        var learned = 0;
        var isPlain = true;
        var attributes = new AttributeCursor(tag, nameEnd);
        while (attributes.MoveNext())
        {
            var slot = AsciiName.SlotOf(attributes.Name);
            if (slot == CodeSlot.Unknown)
            {
                isPlain = false;
                NoteUnknown(attributes.Name);
                continue;
            }

            if ((seen & (1 << (int)slot)) != 0)
            {
                throw _scanner.Malformed(attributes.Value.Start, "同一属性出现两次", "the same attribute twice");
            }

            seen |= 1 << (int)slot;
            var raw = tag.Slice(attributes.Value.Start, attributes.Value.Length);
            CheckLength(raw.Length, attributes.Value.Start);
            _values[(int)slot] = attributes.Value;
            if (raw.ContainsAnyExcept(XmlBytes.PlainValue))
            {
                isPlain = false;
                _values[(int)slot] = DecodeAndClean(raw, attributes.Value.Start);
                continue;
            }

            _learnedSlots[learned] = slot;
            _learnedValues[learned++] = attributes.Value;
        }

        if (attributes.Problem is var (chinese, english))
        {
            throw _scanner.Malformed(attributes.Position, chinese, english);
        }

        if (isPlain && learned > 0)
        {
            (_recent, _older) = (_older, _recent);
            _recent.Learn(tag, _learnedSlots.AsSpan(0, learned), _learnedValues.AsSpan(0, learned));
        }
    }

    private ValueRange DecodeAndClean(ReadOnlySpan<byte> raw, int start)
    {
        var length = ValueCleaner.DecodeEntities(raw, _decoded, out var unknown);
        if (length < 0)
        {
            throw UnknownEntity(_scanner, unknown, start);
        }

        length = ValueCleaner.Clean(_decoded.AsSpan(0, length), _scratch.AsSpan(_scratchUsed), out var result);
        var value = new ValueRange(_scratchUsed, length, InScratch: true);
        _scratchUsed += length;
        Note(result, CleaningResult.BlanksRemoved, RelationNoteKind.BlanksRemoved);
        Note(result, CleaningResult.FullWidthConverted, RelationNoteKind.FullWidthConverted);
        Note(result, CleaningResult.InvalidCharacters, RelationNoteKind.InvalidCharacters);
        return value;
    }

    public static RelationFormatException UnknownEntity(MarkupScanner scanner, ReadOnlySpan<byte> entity, int start)
    {
        var text = System.Text.Encoding.UTF8.GetString(entity);
        return scanner.Malformed(start, $"不认识的实体 {text}, & 应写作 &amp;", $"unknown entity {text}; a plain & is written &amp;");
    }

    private void CheckLength(int length, int start)
    {
        if (length > _options.MaxValueBytes)
        {
            throw _scanner.Fail(
                RelationFault.TooLong,
                start,
                $"属性值有 {length} 字节, 上限 {_options.MaxValueBytes}; 请在该处改正后再导入",
                $"an attribute value of {length} bytes, limit {_options.MaxValueBytes}; mend this place and import again");
        }
    }

    private void NoteUnknown(ReadOnlySpan<byte> name)
    {
        if (!AsciiName.IsNamespacing(name))
        {
            AddNote(RelationNoteKind.UnknownAttribute, name);
        }
    }

    private void Note(CleaningResult result, CleaningResult flag, RelationNoteKind kind)
    {
        if ((result & flag) != 0)
        {
            AddNote(kind, default);
        }
    }

    private void AddNote(RelationNoteKind kind, ReadOnlySpan<byte> name) =>
        _notes.Add(kind, name, _scanner.RowsRead + 1, _scanner.Window.LineAt(_tagStart));
}

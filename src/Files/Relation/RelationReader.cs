using System.Text;
using TraceEngine.Files.Relation.Reading;

namespace TraceEngine.Files.Relation;

/// <summary>
/// Reads relation XML 3.0 (关联关系) as line software writes it, forward only, in bounded memory and without allocation per row.
/// Call <see cref="Read"/> until it is false; no row is ever dropped, a code that is no code is delivered as found.
/// A row is complete, and delivered, once its start tag is. Not safe for use by several threads at once.
/// </summary>
public sealed class RelationReader : IDisposable
{
    private readonly MarkupScanner _scanner;
    private readonly ElementStack _stack;
    private readonly NoteBook _notes = new();
    private readonly CodeElement _code;
    private readonly OpenElements _open;
    private readonly EncodingProbe _probe;
    private RelationFormatException? _fault;
    private ElementKind _closesNext;
    private bool _isAtEnd;
    private bool _isDisposed;
    private int _itemStart;

    /// <summary>Starts reading; takes the first bytes from the stream to learn its encoding.</summary>
    /// <param name="input">The file. Reads of any size will do, it need not seek.</param>
    /// <param name="options">Limits; null = defaults.</param>
    /// <param name="leaveOpen">Whether the stream outlives the reader.</param>
    public RelationReader(Stream input, RelationReaderOptions? options = null, bool leaveOpen = false)
    {
        options ??= RelationReaderOptions.Default;
        options.Validate();
        _probe = EncodingProbe.Run(input);
        _scanner = new MarkupScanner(new ByteWindow(input, leaveOpen, _probe, options.MaxTagBytes), options.MaxTagBytes);
        _stack = new ElementStack(options.MaxDepth);
        _code = new CodeElement(_scanner, _notes, options);
        _open = new OpenElements(_scanner, _notes, options);
        if (_probe.Differs)
        {
            _notes.Add(RelationNoteKind.EncodingDiffers, Encoding.UTF8.GetBytes(_probe.Declared ?? string.Empty), 0, 1);
        }
    }

    /// <summary>What the reader stands on.</summary>
    public RelationItemKind Kind { get; private set; }

    /// <summary>The open Relation element; null outside one.</summary>
    public RelationHeader? Relation => _open.Relation;

    /// <summary>The open Batch element; null outside one.</summary>
    public RelationLot? Lot => _open.Lot;

    /// <summary>The Code element the reader stands on; valid until the next <see cref="Read"/>.</summary>
    public RelationCode Code => Kind == RelationItemKind.Code
        ? new RelationCode(this, RowsRead)
        : throw new InvalidOperationException("The reader does not stand on a Code element.");

    /// <summary>Rows delivered so far; the row number of the current Code.</summary>
    public long RowsRead => _scanner.RowsRead;

    /// <summary>How far into the file the reader is, in bytes; for a progress bar.</summary>
    public long BytesRead => _scanner.Window.OffsetAt(_scanner.Window.Start);

    /// <summary>What was noticed so far, each thing once with its count.</summary>
    public IReadOnlyList<RelationNote> Notes => _notes.ToList();

    internal long ItemByteOffset => _scanner.Window.OffsetAt(_itemStart);

    internal long ItemLineNumber => _scanner.Window.LineAt(_itemStart);

    /// <summary>Opens a file for reading from start to end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Limits; null = defaults.</param>
    public static RelationReader Open(string path, RelationReaderOptions? options = null) =>
        new(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan),
            options);

    /// <summary>Goes to the next Relation, Batch or Code element; false at the end of a complete file.</summary>
    /// <exception cref="RelationFormatException">The file cannot be read on; asking again gives the same answer.</exception>
    public bool Read()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Kind = RelationItemKind.None;
        if (_stack.Top == ElementKind.Batch && _closesNext == ElementKind.Unknown && _fault is null
            && _code.TryTake(out var selfClosing))
        {
            if (!selfClosing)
            {
                _stack.Push(ElementKind.Code, _scanner.Window.Slice(_code.TagStart + 1, NameLength(_code.TagStart)));
            }

            DeliverCode();
            return true;
        }

        if (_fault is not null)
        {
            throw _fault;
        }

        try
        {
            return !_isAtEnd && ReadParsed();
        }
        catch (RelationFormatException fault)
        {
            _fault = fault;
            throw;
        }
    }

    /// <summary>Returns the buffers and closes the stream unless it was to be left open.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _scanner.Dispose();
        }
    }

    internal ReadOnlySpan<byte> SlotOf(CodeSlot slot) => _code[slot];

    private bool ReadParsed()
    {
        RefuseUnreadable();
        if (_closesNext != ElementKind.Unknown)
        {
            _open.Close(_closesNext);
            _closesNext = ElementKind.Unknown;
        }

        while (true)
        {
            var markup = _scanner.Next(_stack.Depth);
            if (_scanner.SawText)
            {
                AddNote(RelationNoteKind.TextIgnored, default);
            }

            switch (markup)
            {
                case MarkupKind.EndOfFile:
                    Finish();
                    return false;
                case MarkupKind.EndTag:
                    ReadEndTag();
                    break;
                default:
                    if (ReadStartTag())
                    {
                        return true;
                    }

                    break;
            }
        }
    }

    private bool ReadStartTag()
    {
        var tag = _scanner.Window.Unread[.._scanner.TagLength];
        var nameLength = tag[1..].IndexOfAny(XmlBytes.NameEnds);
        var name = tag.Slice(1, nameLength);
        CheckPlace(name);
        var kind = ElementStack.KindOf(name);
        _itemStart = _scanner.Window.Start;
        var isItem = Take(kind, tag, nameLength + 1);
        if (tag[^2] != (byte)'/')
        {
            _stack.Push(kind, name);
        }
        else if (kind is ElementKind.Relation or ElementKind.Batch)
        {
            _closesNext = kind;
        }

        _scanner.Window.Skip(tag.Length);
        return isItem;
    }

    private void CheckPlace(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
        {
            throw _scanner.NoName();
        }

        if (_open.IsRootSeen && _stack.Depth == 0)
        {
            throw _scanner.SecondRoot();
        }

        if (name.Length > ElementStack.MaxNameBytes || _stack.IsFull)
        {
            throw _scanner.TooDeep();
        }
    }

    private bool Take(ElementKind kind, ReadOnlySpan<byte> tag, int nameEnd)
    {
        if (kind == ElementKind.Code && _open.IsRootSeen)
        {
            TakeCode(tag, nameEnd);
            return true;
        }

        Kind = _open.Take(kind, tag, nameEnd, ItemLineNumber);
        return Kind != RelationItemKind.None;
    }

    private void TakeCode(ReadOnlySpan<byte> tag, int nameEnd)
    {
        _code.Parse(tag, nameEnd);
        DeliverCode();
        if (Lot is null || Relation is null)
        {
            AddNote(RelationNoteKind.CodeOutsideLot, default);
        }
    }

    private void DeliverCode()
    {
        _itemStart = _code.TagStart;
        _scanner.RowsRead++;
        Kind = RelationItemKind.Code;
        if (_code[CodeSlot.CurCode].IsEmpty)
        {
            AddNote(RelationNoteKind.CodeMissing, default);
        }
    }

    private void ReadEndTag()
    {
        var tag = _scanner.Window.Unread[.._scanner.TagLength];
        var name = tag[2..^1].TrimEnd(" \t\r\n"u8);
        if (_stack.Depth == 0 || !name.SequenceEqual(_stack.TopName))
        {
            throw _scanner.WrongEnd(
                Encoding.UTF8.GetString(name[..Math.Min(name.Length, ElementStack.MaxNameBytes)]),
                Encoding.UTF8.GetString(_stack.TopName));
        }

        _scanner.Window.Skip(tag.Length);
        _open.Close(_stack.Pop());
    }

    private void Finish()
    {
        _isAtEnd = true;
        if (!_open.IsRootSeen)
        {
            throw _scanner.Empty();
        }

        if (_stack.Depth > 0)
        {
            throw _scanner.Truncated();
        }

        if (!_open.IsRelationSeen && RowsRead == 0)
        {
            throw _scanner.NoRelation();
        }
    }

    private void RefuseUnreadable()
    {
        if (_probe.Fault == RelationFault.Compressed)
        {
            throw _scanner.Compressed();
        }

        if (_probe.Fault == RelationFault.UnknownEncoding)
        {
            throw _scanner.UnknownEncoding(_probe.Declared);
        }
    }

    private int NameLength(int tagStart) =>
        _scanner.Window.Slice(tagStart + 1, _scanner.Window.Start - tagStart - 1).IndexOfAny(XmlBytes.NameEnds);

    private void AddNote(RelationNoteKind kind, ReadOnlySpan<byte> name) =>
        _notes.Add(kind, name, RowsRead, _scanner.Window.LineAt(_scanner.Window.Start));
}

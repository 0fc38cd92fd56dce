namespace TraceEngine.Files.Relation.Reading;

/// <summary>
/// The layout of a Code element seen before: the bytes around its values. A file is written by one program, so the next
/// element nearly always has the same bytes there, and comparing them replaces parsing. A shape matches only what the full
/// parser would read the same way: values of visible ASCII without quotes, entities or '&lt;'. Everything else is left to the
/// parser.
/// </summary>
internal sealed class CodeShape(int maxValueBytes)
{
    private const int MaxAttributes = (int)CodeSlot.Unknown;
    private readonly byte[] _text = new byte[512];
    private readonly int[] _ends = new int[MaxAttributes + 1];
    private readonly CodeSlot[] _slots = new CodeSlot[MaxAttributes];
    private readonly byte[] _quotes = new byte[MaxAttributes];
    private readonly int[] _lengths = new int[MaxAttributes];
    private int _attributes;

    /// <summary>Whether the element closed itself with "/&gt;".</summary>
    public bool SelfClosing { get; private set; }

    /// <summary>Takes over the layout of a parsed tag. <paramref name="values"/> are in the order of the tag.</summary>
    public void Learn(ReadOnlySpan<byte> tag, ReadOnlySpan<CodeSlot> slots, ReadOnlySpan<ValueRange> values)
    {
        _attributes = 0;
        var used = 0;
        var from = 0;
        foreach (var value in values)
        {
            used = Append(tag[from..value.Start], used);
            from = value.Start + value.Length;
            if (used < 0)
            {
                return;
            }
        }

        used = Append(tag[from..], used);
        if (used < 0)
        {
            return;
        }

        _ends[values.Length] = used;
        used = 0;
        from = 0;
        for (var i = 0; i < values.Length; i++)
        {
            used += values[i].Start - from;
            from = values[i].Start + values[i].Length;
            _ends[i] = used;
            _slots[i] = slots[i];
            _quotes[i] = tag[values[i].Start - 1];
            _lengths[i] = values[i].Length;
        }

        SelfClosing = tag[^2] == (byte)'/';
        _attributes = values.Length;
    }

    /// <summary>Matches the element at the start of <paramref name="window"/>; false means: parse it.</summary>
    public bool TryMatch(ReadOnlySpan<byte> window, ref ValueRanges values, out int length)
    {
        length = 0;
        if (_attributes == 0)
        {
            return false;
        }

        values = default;
        var at = 0;
        var from = 0;
        for (var i = 0; i < _attributes; i++)
        {
            var literal = _text.AsSpan(from, _ends[i] - from);
            if (!window[at..].StartsWith(literal))
            {
                return false;
            }

            at += literal.Length;
            from = _ends[i];
            var valueLength = LengthOfValue(window[at..], i);
            if (valueLength < 0)
            {
                return false;
            }

            values[(int)_slots[i]] = new ValueRange(at, valueLength, InScratch: false);
            at += valueLength;
        }

        var tail = _text.AsSpan(from, _ends[_attributes] - from);
        length = at + tail.Length;
        return window[at..].StartsWith(tail);
    }

    private int LengthOfValue(ReadOnlySpan<byte> rest, int attribute)
    {
        // The usual value: digits, as many as last time.
        var expected = _lengths[attribute];
        if (expected < rest.Length && rest[expected] == _quotes[attribute]
            && !rest[..expected].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return expected;
        }

        var end = rest.IndexOfAnyExcept(XmlBytes.PlainValue);
        if (end < 0 || end > maxValueBytes || rest[end] != _quotes[attribute])
        {
            return -1;
        }

        _lengths[attribute] = end;
        return end;
    }

    private int Append(ReadOnlySpan<byte> literal, int used)
    {
        if (!literal.TryCopyTo(_text.AsSpan(used)))
        {
            return -1;
        }

        return used + literal.Length;
    }
}

namespace TraceEngine.Files.Relation.Reading;

/// <summary>
/// Walks the attributes of one complete start tag. Stops at the first thing that is not XML and says what it is.
/// </summary>
internal ref struct AttributeCursor
{
    private readonly ReadOnlySpan<byte> _tag;
    private readonly int _end;
    private int _at;

    /// <param name="tag">The tag from '&lt;' to '&gt;'.</param>
    /// <param name="nameEnd">Where the element name ends.</param>
    public AttributeCursor(ReadOnlySpan<byte> tag, int nameEnd)
    {
        _tag = tag;
        _at = nameEnd;
        _end = tag.Length - (tag[^2] == (byte)'/' ? 2 : 1);
    }

    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The value as written, between its quotes, as a place in the tag.</summary>
    public ValueRange Value { get; private set; }

    /// <summary>Why the walk stopped, null when it reached the end. Chinese and English.</summary>
    public (string Chinese, string English)? Problem { get; private set; }

    /// <summary>Where in the tag the walk stands.</summary>
    public readonly int Position => _at;

    public bool MoveNext()
    {
        var before = _at;
        SkipBlanks();
        if (_at >= _end)
        {
            return false;
        }

        if (_at == before)
        {
            return Stop("属性之间缺少空格", "no blank between attributes");
        }

        var nameLength = _tag[_at.._end].IndexOfAny(XmlBytes.NameEnds);
        if (nameLength <= 0)
        {
            return Stop("应为 属性名=\"值\"", "expected name=\"value\"");
        }

        Name = _tag.Slice(_at, nameLength);
        _at += nameLength;
        SkipBlanks();
        if (_at >= _end || _tag[_at] != (byte)'=')
        {
            return Stop("属性名后缺少 =", "no = after the attribute name");
        }

        _at++;
        SkipBlanks();
        return TakeValue();
    }

    private bool TakeValue()
    {
        if (_at >= _end || _tag[_at] is not ((byte)'"' or (byte)'\''))
        {
            return Stop("属性值缺少引号", "attribute value without quotes");
        }

        var length = _tag[(_at + 1).._end].IndexOf(_tag[_at]);
        if (length < 0)
        {
            return Stop("属性值的引号没有闭合", "attribute value with an open quote");
        }

        Value = new ValueRange(_at + 1, length, InScratch: false);
        _at += length + 2;
        return true;
    }

    private void SkipBlanks()
    {
        while (_at < _end && XmlBytes.IsBlank(_tag[_at]))
        {
            _at++;
        }
    }

    private bool Stop(string chinese, string english)
    {
        Problem = (chinese, english);
        return false;
    }
}

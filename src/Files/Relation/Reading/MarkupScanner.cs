namespace TraceEngine.Files.Relation.Reading;

/// <summary>
/// Finds the tags of an XML document: passes over text, comments, CDATA and processing instructions of any length without keeping
/// them, and brings each tag wholly into the window.
/// </summary>
internal sealed class MarkupScanner(ByteWindow window, int maxTagBytes) : IDisposable
{
    public ByteWindow Window { get; } = window;

    /// <summary>Rows delivered so far, for the message of a fault.</summary>
    public long RowsRead { get; set; }

    /// <summary>Length of the tag at the front of the window, '&lt;' to '&gt;'.</summary>
    public int TagLength { get; private set; }

    /// <summary>Whether text that is not blank was passed over before the tag.</summary>
    public bool SawText { get; private set; }

    /// <summary>
    /// Goes to the next tag. <paramref name="depth"/> is how many elements are open: outside the root no text may stand.
    /// </summary>
    public MarkupKind Next(int depth)
    {
        SawText = false;
        while (SkipText(depth))
        {
            if (!Ensure(2))
            {
                throw Truncated();
            }

            switch (Window.Unread[1])
            {
                case (byte)'?':
                    SkipPast("<?"u8, "?>"u8);
                    break;
                case (byte)'!':
                    SkipDeclaration(depth);
                    break;
                case (byte)'/':
                    TagLength = FindTagEnd();
                    return MarkupKind.EndTag;
                default:
                    TagLength = FindTagEnd();
                    return MarkupKind.StartTag;
            }
        }

        return MarkupKind.EndOfFile;
    }

    public RelationFormatException Fail(RelationFault fault, int ahead, string chinese, string english)
    {
        var index = Window.Start + ahead;
        return new RelationFormatException(fault, chinese, english, Window.LineAt(index), Window.OffsetAt(index), RowsRead);
    }

    public RelationFormatException Truncated() => Fail(
        RelationFault.Truncated,
        Window.Unread.Length,
        "文件在元素中间结束, 可能没有导出或复制完整; 请重新导出或复制后再导入",
        "the file ends inside an element, so its export or copy was cut; export or copy it again and import that");

    public void Dispose() => Window.Dispose();

    private bool SkipText(int depth)
    {
        while (true)
        {
            var unread = Window.Unread;
            var bracket = unread.IndexOf((byte)'<');
            var text = bracket < 0 ? unread : unread[..bracket];
            var visible = text.IndexOfAnyExcept(XmlBytes.Blanks);
            if (visible >= 0)
            {
                SawText = true;
                if (depth == 0)
                {
                    throw Fail(
                        RelationFault.Malformed,
                        visible,
                        "根元素之外有文字, 这不是 XML; 请确认选对了文件",
                        "text outside the root element, which is not XML; check that this is the right file");
                }
            }

            Window.Skip(text.Length);
            if (bracket >= 0)
            {
                return true;
            }

            if (!Window.Fill())
            {
                return false;
            }
        }
    }

    private void SkipDeclaration(int depth)
    {
        var isComment = StartsWith("<!--"u8);
        if (isComment)
        {
            SkipPast("<!--"u8, "-->"u8);
        }
        else if (depth > 0 && StartsWith("<![CDATA["u8))
        {
            SawText = true;
            SkipPast("<![CDATA["u8, "]]>"u8);
        }
        else if (StartsWith("<!DOCTYPE"u8))
        {
            throw Fail(
                RelationFault.DoctypeRefused,
                0,
                "含有 DOCTYPE 声明, 为安全起见不读取; 请删除该声明后再导入",
                "a DOCTYPE declaration, refused because it can pull in other files; remove it and import again");
        }
        else if ("<!DOCTYPE"u8.StartsWith(Window.Unread)
            || "<![CDATA["u8.StartsWith(Window.Unread) || "<!--"u8.StartsWith(Window.Unread))
        {
            throw Truncated();
        }
        else
        {
            throw Malformed(0, "不认识的 <! 声明", "an unknown <! declaration");
        }
    }

    public RelationFormatException Malformed(int ahead, string chinese, string english) => Fail(
        RelationFault.Malformed,
        ahead,
        chinese + "; 请让产线软件重新导出, 或在该处改正后再导入",
        english + "; have the line software write the file again, or mend this place and import again");

    private void SkipPast(ReadOnlySpan<byte> opening, ReadOnlySpan<byte> closing)
    {
        Window.Skip(opening.Length);
        while (true)
        {
            var unread = Window.Unread;
            var end = unread.IndexOf(closing);
            if (end >= 0)
            {
                Window.Skip(end + closing.Length);
                return;
            }

            // The closing mark may lie across the end of what is in memory.
            Window.Skip(Math.Max(0, unread.Length - closing.Length + 1));
            if (!Window.Fill())
            {
                throw Truncated();
            }
        }
    }

    private int FindTagEnd()
    {
        var at = 1;
        byte quote = 0;
        while (true)
        {
            var unread = Window.Unread;
            while (at < unread.Length)
            {
                var rest = unread[at..];
                var found = quote == 0 ? rest.IndexOfAny(XmlBytes.InTag) : rest.IndexOfAny(quote, (byte)'<');
                if (found < 0)
                {
                    at = unread.Length;
                    break;
                }

                at += found + 1;
                var mark = rest[found];
                if (mark == (byte)'<')
                {
                    throw Malformed(
                        0,
                        "从这里开始的标签还没有结束就出现了 <, 可能少了引号或 >",
                        "the tag that starts here reaches a '<' inside a tag: a quote or '>' is missing");
                }

                if (mark == (byte)'>' && quote == 0)
                {
                    CheckLength(at);
                    return at;
                }

                quote = quote == 0 ? mark : (byte)0;
            }

            CheckLength(at);
            if (!Window.Fill())
            {
                throw Truncated();
            }
        }
    }

    private void CheckLength(int length)
    {
        if (length > maxTagBytes)
        {
            throw Fail(
                RelationFault.TooLong,
                0,
                $"标签超过 {maxTagBytes} 字节, 可能少了引号; 请在该处改正后再导入",
                $"a tag longer than {maxTagBytes} bytes, probably a lost quote; mend this place and import again");
        }
    }

    private bool StartsWith(ReadOnlySpan<byte> text) => Ensure(text.Length) && Window.Unread.StartsWith(text);

    private bool Ensure(int count)
    {
        while (Window.Unread.Length < count)
        {
            if (!Window.Fill())
            {
                return false;
            }
        }

        return true;
    }
}

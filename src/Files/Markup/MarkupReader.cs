using System.Text;
using System.Xml;
using TraceEngine.Files.Tables;

namespace TraceEngine.Files.Markup;

/// <summary>Reads XML as a stream in bounded memory; what is wrong with it becomes a sentence.</summary>
internal sealed class MarkupReader : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly UploadFileOptions _options;
    private readonly XmlReader _xml;
    private readonly char[] _chunk = new char[4 * 1024];
    private readonly StringBuilder _text = new();

    /// <summary>Starts in front of XML that says its encoding itself.</summary>
    /// <param name="name">What it is, for messages.</param>
    /// <param name="content">The XML; disposed with the reader.</param>
    /// <param name="options">Limits.</param>
    public MarkupReader(string name, Stream content, UploadFileOptions options)
        : this(name, options, XmlReader.Create(new MarkupGuardStream(content), Settings))
    {
    }

    /// <summary>Starts in front of XML whose encoding is known; its bytes must come through a guard.</summary>
    public MarkupReader(string name, TextReader text, UploadFileOptions options)
        : this(name, options, XmlReader.Create(text, Settings))
    {
    }

    private MarkupReader(string name, UploadFileOptions options, XmlReader xml)
    {
        Name = name;
        _options = options;
        _xml = xml;
    }

    /// <summary>The part's name, for messages.</summary>
    public string Name { get; }

    public string LocalName => _xml.LocalName;

    public int Depth => _xml.Depth;

    public bool IsEmptyElement => _xml.IsEmptyElement;

    public bool IsStart => _xml.NodeType == XmlNodeType.Element;

    public bool IsEnd => _xml.NodeType == XmlNodeType.EndElement;

    /// <summary>Goes to the next node; false at the end.</summary>
    public bool Read()
    {
        try
        {
            return _xml.Read();
        }
        catch (XmlException broken)
        {
            throw Broken(broken);
        }
    }

    /// <summary>An attribute without namespace; null when missing.</summary>
    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>All attributes but those that declare namespaces, by local name.</summary>
    public IEnumerable<(string Name, string Value)> Attributes()
    {
        for (var more = _xml.MoveToFirstAttribute(); more; more = _xml.MoveToNextAttribute())
        {
            if (_xml.Prefix != "xmlns" && _xml.Name != "xmlns")
            {
                yield return (_xml.LocalName, _xml.Value);
            }
        }

        _xml.MoveToElement();
    }

    /// <summary>An attribute of the namespace of relationships, in either of its spellings.</summary>
    public string? RelationshipAttribute(string name)
    {
        for (var more = _xml.MoveToFirstAttribute(); more; more = _xml.MoveToNextAttribute())
        {
            if (_xml.LocalName == name && _xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
            {
                var value = _xml.Value;
                _xml.MoveToElement();
                return value;
            }
        }

        _xml.MoveToElement();
        return null;
    }

    /// <summary>
    /// The text inside the element the reader stands on, runs joined, phonetic guides left out; then stands on its end.
    /// </summary>
    /// <param name="row">The row, for the message about a text too long.</param>
    public string ReadText(long row)
    {
        _text.Clear();
        if (_xml.IsEmptyElement)
        {
            return "";
        }

        // Of rich text only what stands in t elements counts; between them there may be line ends of a pretty printer.
        var depth = _xml.Depth;
        var isRich = _xml.LocalName is "si" or "is";
        var isWanted = !isRich;
        var phonetic = 0;
        while (Read() && !(IsEnd && _xml.Depth == depth))
        {
            if (IsStart || IsEnd)
            {
                isWanted = !isRich || (IsStart && _xml.LocalName == "t");
                phonetic += _xml.LocalName != "rPh" || _xml.IsEmptyElement ? 0 : IsEnd ? -1 : 1;
            }
            else if (isWanted && phonetic == 0)
            {
                AppendValue(row);
            }
        }

        return _text.ToString();
    }

    public void Dispose() => _xml.Dispose();

    private void AppendValue(long row)
    {
        try
        {
            int read;
            while ((read = _xml.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0)
            {
                if (_text.Length + read > _options.MaxCellCharacters)
                {
                    throw TableFaults.CellTooLong(row, _options.MaxCellCharacters);
                }

                _text.Append(_chunk, 0, read);
            }
        }
        catch (XmlException broken)
        {
            throw Broken(broken);
        }
    }

    // The reader has no other sign of a prohibited declaration than its message, so the text is asked by name.
    private UploadFileException Broken(XmlException broken) =>
        broken.Message.Contains("DTD", StringComparison.Ordinal) ? TableFaults.Doctype() : TableFaults.BrokenXml(Name, broken);
}

namespace TraceEngine.Files.Relation.Reading;

/// <summary>
/// The open elements with their names as written, so that an end tag can be checked. Memory is fixed by the depth limit.
/// </summary>
internal sealed class ElementStack
{
    /// <summary>Longest element name in bytes; the format's longest has eight.</summary>
    public const int MaxNameBytes = 256;

    private readonly byte[] _names;
    private readonly int[] _lengths;
    private readonly ElementKind[] _kinds;

    public ElementStack(int maxDepth)
    {
        _names = new byte[maxDepth * MaxNameBytes];
        _lengths = new int[maxDepth];
        _kinds = new ElementKind[maxDepth];
    }

    public int Depth { get; private set; }

    public ElementKind Top => Depth == 0 ? ElementKind.Unknown : _kinds[Depth - 1];

    public ReadOnlySpan<byte> TopName => Depth == 0 ? default : _names.AsSpan((Depth - 1) * MaxNameBytes, _lengths[Depth - 1]);

    public bool IsFull => Depth == _kinds.Length;

    /// <summary>The kind an element of this name is, whatever its case and namespace prefix.</summary>
    public static ElementKind KindOf(ReadOnlySpan<byte> name)
    {
        var local = name[(name.LastIndexOf((byte)':') + 1)..];
        return local.Length switch
        {
            4 when AsciiName.Same(local, "Code"u8) => ElementKind.Code,
            5 when AsciiName.Same(local, "Batch"u8) => ElementKind.Batch,
            5 when AsciiName.Same(local, "Event"u8) => ElementKind.Event,
            6 when AsciiName.Same(local, "Events"u8) => ElementKind.Events,
            8 when AsciiName.Same(local, "Relation"u8) => ElementKind.Relation,
            8 when AsciiName.Same(local, "Document"u8) => ElementKind.Document,
            _ => ElementKind.Unknown,
        };
    }

    public void Push(ElementKind kind, ReadOnlySpan<byte> name)
    {
        name.CopyTo(_names.AsSpan(Depth * MaxNameBytes));
        _lengths[Depth] = name.Length;
        _kinds[Depth] = kind;
        Depth++;
    }

    public ElementKind Pop() => _kinds[--Depth];
}

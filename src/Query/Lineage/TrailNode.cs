namespace TraceEngine.Query.Lineage;

/// <summary>What the tables say of one code itself; nothing inherited.</summary>
internal sealed class TrailNode(byte[] key)
{
    public byte[] Key => key;

    /// <summary>Null when it was named, as a parent or in a document, and never activated.</summary>
    public TrailRow? Row { get; set; }

    /// <summary>What was scanned, where it differs from the canonical form.</summary>
    public string? Original { get; set; }

    /// <summary>Key of the code that took its place; null when none did.</summary>
    public byte[]? ReplacedBy { get; set; }

    /// <summary>Key of the code whose place it took; null when it took none.</summary>
    public byte[]? Replaces { get; set; }

    public IReadOnlyList<FormerPlace> Formers { get; private set; } = [];

    public IReadOnlyList<NamedIn> Items { get; set; } = [];

    public IReadOnlyList<HolderMark> Holders { get; private set; } = [];

    /// <summary>The packages it is or was in.</summary>
    public IEnumerable<byte[]> Parents =>
        Row?.Parent is { } parent
            ? Formers.Select(former => former.Parent).Prepend(parent)
            : Formers.Select(former => former.Parent);

    /// <summary>The sections that put it into a package or took it out.</summary>
    public IEnumerable<long> PackingSections =>
    [
        .. Row?.PackedSection is { } packed ? [packed] : Array.Empty<long>(),
        .. Formers.Select(former => former.PackedSection).OfType<long>(),
        .. Formers.Select(former => former.UnpackedSection),
    ];

    public void Add(FormerPlace former) => Formers = [.. Formers, former];

    public void Add(NamedIn item) => Items = [.. Items, item];

    public void Add(HolderMark holder) => Holders = [.. Holders, holder];
}

using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Caching;

/// <summary>Entries of the cache as bytes. The first byte is the format: an entry of another one counts as missing.</summary>
internal static class ShelfEntries
{
    /// <summary>First byte of every entry.</summary>
    public const byte Format = 2;

    /// <summary>Whether the bytes are of this format.</summary>
    public static bool IsReadable(byte[] entry) => entry is [Format, ..];

    /// <summary>A code's own facts with its documents; null when it may not be kept.</summary>
    /// <remarks>
    /// Codes that are not active are not kept: activation empties no shelf. Codes in an open document are not kept either, so
    /// that completing a document of a hundred thousand codes empties nothing.
    /// </remarks>
    public static byte[]? OfCode(TrailNode node, TrailGraph graph)
    {
        if (node.Row is not { } row || node.Items.Any(item => graph.Document(item.DocumentId).IsOpen))
        {
            return null;
        }

        var writer = New();
        writer.Write(row.SectionId);
        writer.Write(row.PackedSection ?? 0);
        writer.WriteByte((byte)row.Level);
        writer.WriteByte((byte)row.State);
        writer.WriteOrNone(row.Parent);
        writer.WriteText(node.Original ?? string.Empty);
        writer.WriteOrNone(node.ReplacedBy);
        writer.WriteOrNone(node.Replaces);
        writer.WriteCount(node.Formers.Count);
        foreach (var former in node.Formers)
        {
            writer.Write(former.Parent);
            writer.Write(former.PackedSection ?? 0);
            writer.Write(former.UnpackedSection);
        }

        WriteItems(writer, node.Items, graph);
        return writer.ToArray();
    }

    /// <summary>Reads a code with its documents.</summary>
    public static TrailNode ToCode(byte[] key, byte[] entry, TrailGraph graph, Action<DocumentFacts> came)
    {
        var reader = new ShelfReader(entry.AsSpan(1));
        var (section, packed) = (reader.ReadLong(), reader.ReadLong());
        var (level, state) = (reader.ReadByte(), reader.ReadByte());
        var node = new TrailNode(key)
        {
            Row = new TrailRow(section, packed == 0 ? null : packed, level, state, reader.ReadBytesOrNone()),
        };
        var original = reader.ReadText();
        node.Original = original.Length == 0 ? null : original;
        node.ReplacedBy = reader.ReadBytesOrNone();
        node.Replaces = reader.ReadBytesOrNone();
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var parent = reader.ReadBytes();
            var since = reader.ReadLong();
            node.Add(new FormerPlace(parent, since == 0 ? null : since, reader.ReadLong()));
        }

        node.Items = ReadItems(ref reader, graph, came);
        return node;
    }

    /// <summary>A lot; null when it may not be kept because a document that names it is open.</summary>
    public static byte[]? OfLot(LotEntry lot, TrailGraph graph)
    {
        if (lot.Items.Any(item => graph.Document(item.DocumentId).IsOpen))
        {
            return null;
        }

        var writer = New();
        writer.WriteText(lot.Number);
        writer.WriteCount(lot.MadeOn.DayNumber);
        writer.WriteCount(lot.ExpiresOn.DayNumber);
        writer.WriteByte(lot.ExpiryIsMonth ? (byte)1 : (byte)0);
        WriteItems(writer, lot.Items, graph);
        return writer.ToArray();
    }

    /// <summary>Reads a lot with its documents.</summary>
    public static LotEntry ToLot(long lotId, byte[] entry, TrailGraph graph, Action<DocumentFacts> came)
    {
        var reader = new ShelfReader(entry.AsSpan(1));
        return new LotEntry
        {
            Id = lotId,
            Number = reader.ReadText(),
            MadeOn = DateOnly.FromDayNumber(reader.ReadCount()),
            ExpiresOn = DateOnly.FromDayNumber(reader.ReadCount()),
            ExpiryIsMonth = reader.ReadByte() != 0,
            Items = ReadItems(ref reader, graph, came),
        };
    }

    /// <summary>The newest version of a product.</summary>
    public static byte[] OfProduct(int version)
    {
        var writer = New();
        writer.WriteCount(version);
        return writer.ToArray();
    }

    /// <summary>Reads the newest version of a product.</summary>
    public static int ToProduct(byte[] entry) => new ShelfReader(entry.AsSpan(1)).ReadCount();

    /// <summary>What is directly inside a package.</summary>
    public static byte[] OfChildren(IReadOnlyList<ChildRow> children)
    {
        var writer = New();
        writer.WriteCount(children.Count);
        foreach (var child in children)
        {
            writer.Write(child.Key);
            writer.WriteByte((byte)child.Level);
        }

        return writer.ToArray();
    }

    /// <summary>Reads what is directly inside a package.</summary>
    public static void ToChildren(byte[] parent, byte[] entry, List<ChildRow> children)
    {
        var reader = new ShelfReader(entry.AsSpan(1));
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            children.Add(new ChildRow(parent, reader.ReadBytes(), reader.ReadByte()));
        }
    }

    private static ShelfWriter New()
    {
        var writer = new ShelfWriter();
        writer.WriteByte(Format);
        return writer;
    }

    private static void WriteItems(ShelfWriter writer, IReadOnlyList<NamedIn> items, TrailGraph graph)
    {
        Span<byte> id = stackalloc byte[16];
        writer.WriteCount(items.Count);
        foreach (var item in items)
        {
            var document = graph.Document(item.DocumentId);
            writer.Write(item.SectionId);
            document.Id.TryWriteBytes(id);
            writer.Write(id);
            writer.Write(document.SectionId);
            writer.Write(document.EnterpriseId);
            writer.WriteByte((byte)document.Kind);
            writer.WriteByte((byte)document.State);
            writer.WriteText(document.Number);
            writer.WriteText(document.BillType);
            writer.Write(document.EventAt);
            writer.Write(document.UploadedAt);
            writer.WriteText(document.Shipper);
            writer.WriteText(document.Receiver);
            writer.WriteText(document.Carrier);
            writer.WriteText(document.Circulator);
            writer.WriteText(document.ChangeReason);
            writer.WriteText(document.WithdrawnReason);
            writer.Write(document.ExpectedCount);
            writer.Write(document.ItemCount);
            writer.WriteText(document.ShippingNote);
        }
    }

    private static NamedIn[] ReadItems(ref ShelfReader reader, TrailGraph graph, Action<DocumentFacts> came)
    {
        var items = new NamedIn[reader.ReadCount()];
        for (var index = 0; index < items.Length; index++)
        {
            var named = reader.ReadLong();
            var document = ReadDocument(ref reader);
            items[index] = new NamedIn(document.Id, named);

            // What the tables told in this request is at least as new, and is what may be put on a shelf.
            if (!graph.Contains(document.Id))
            {
                graph.Add(document);
                came(document);
            }
        }

        return items;
    }

    private static DocumentFacts ReadDocument(ref ShelfReader reader) => new()
    {
        Id = new Guid(reader.ReadBytes()),
        SectionId = reader.ReadLong(),
        EnterpriseId = reader.ReadLong(),
        Kind = (FlowKind)reader.ReadByte(),
        State = reader.ReadByte(),
        Number = reader.ReadText(),
        BillType = reader.ReadText(),
        EventAt = reader.ReadTime(),
        UploadedAt = reader.ReadTime(),
        Shipper = reader.ReadText(),
        Receiver = reader.ReadText(),
        Carrier = reader.ReadText(),
        Circulator = reader.ReadText(),
        ChangeReason = reader.ReadText(),
        WithdrawnReason = reader.ReadText(),
        ExpectedCount = reader.ReadLong(),
        ItemCount = reader.ReadLong(),
        ShippingNote = reader.ReadText(),
    };
}

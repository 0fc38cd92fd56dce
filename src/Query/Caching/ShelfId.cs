using System.Buffers.Binary;
using TraceEngine.Contracts.Shelves;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Caching;

/// <summary>Names one entry of the cache, whatever the generation.</summary>
internal readonly struct ShelfId(ShelfKind kind, byte[] id) : IEquatable<ShelfId>
{
    public ShelfKind Kind => kind;

    public byte[] Id => id;

    /// <summary>The number of a lot or product.</summary>
    public long Number => BinaryPrimitives.ReadInt64BigEndian(id);

    public static ShelfId OfCode(byte[] key) => new(ShelfKind.Code, key);

    public static ShelfId OfChildren(byte[] parent) => new(ShelfKind.Children, parent);

    public static ShelfId OfLot(long lotId) => new(ShelfKind.Lot, Bytes(lotId));

    public static ShelfId OfProduct(long productId) => new(ShelfKind.Product, Bytes(productId));

    /// <summary>The place of the entry.</summary>
    public byte[] Place(long generation) => kind switch
    {
        ShelfKind.Code => ShelfKeys.Code(generation, id),
        ShelfKind.Children => ShelfKeys.Children(generation, id),
        ShelfKind.Lot => ShelfKeys.Lot(generation, Number),
        _ => ShelfKeys.Product(generation, Number),
    };

    /// <summary>The place of the lease of whoever is loading it.</summary>
    public byte[] LeasePlace(long generation) => kind switch
    {
        ShelfKind.Code => ShelfKeys.CodeLease(generation, id),
        ShelfKind.Children => ShelfKeys.ChildrenLease(generation, id),
        ShelfKind.Lot => ShelfKeys.LotLease(generation, Number),
        _ => ShelfKeys.ProductLease(generation, Number),
    };

    public bool Equals(ShelfId other) => Kind == other.Kind && KeyComparer.Instance.Equals(Id, other.Id);

    public override bool Equals(object? obj) => obj is ShelfId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, KeyComparer.Instance.GetHashCode(Id));

    private static byte[] Bytes(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}

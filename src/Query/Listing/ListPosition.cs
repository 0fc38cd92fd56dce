using System.Buffers.Binary;

namespace TraceEngine.Query.Listing;

/// <summary>
/// A place in a list, behind one of its rows. Of a lot or product: lot, section, code. Of upload days: day, section, and the code
/// or the place in the document. Of a document: section, row, place in the row. None of them ever changes for a code.
/// </summary>
internal sealed record ListPosition(long Major, long Minor, byte[] Tail)
{
    private const int PlaceBytes = 8;

    /// <summary>A place whose tail is a row of a document and a place in it.</summary>
    public static ListPosition OfPlace(long major, long minor, int ordinal, int offset)
    {
        var tail = new byte[PlaceBytes];
        BinaryPrimitives.WriteInt32BigEndian(tail, ordinal);
        BinaryPrimitives.WriteInt32BigEndian(tail.AsSpan(sizeof(int)), offset);
        return new ListPosition(major, minor, tail);
    }

    /// <summary>The row of a document and the place in it; the start when the tail is none.</summary>
    public (int Ordinal, int Offset) Place() => Tail.Length != PlaceBytes
        ? (int.MinValue, -1)
        : (BinaryPrimitives.ReadInt32BigEndian(Tail), BinaryPrimitives.ReadInt32BigEndian(Tail.AsSpan(sizeof(int))));
}

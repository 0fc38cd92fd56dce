using System.Buffers.Binary;
using Google.Protobuf;

namespace TraceEngine.Host.Importing;

/// <summary>
/// How far a file is in its stream: what each batch carries as client position and what the server gives back. Version 1 has 34
/// bytes: version, flags (bit 0: the file is finished), rows done and rows in the file as 64-bit little-endian, the first 16
/// bytes of the file's SHA-256.
/// </summary>
/// <param name="RowsDone">Rows of the file up to and including this batch.</param>
/// <param name="RowsTotal">Rows of the file that can be read.</param>
/// <param name="IsFinished">This batch is the last of a file that is complete.</param>
/// <param name="ContentId">First 32 hex digits of the file's SHA-256.</param>
internal sealed record ImportPosition(long RowsDone, long RowsTotal, bool IsFinished, string ContentId)
{
    private const byte Version = 1;
    private const int ContentIdBytes = 16;
    private const int Size = 2 + sizeof(long) + sizeof(long) + ContentIdBytes;

    public ByteString ToBytes()
    {
        Span<byte> bytes = stackalloc byte[Size];
        bytes[0] = Version;
        bytes[1] = IsFinished ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[2..], RowsDone);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[10..], RowsTotal);
        Convert.FromHexString(ContentId).CopyTo(bytes[18..]);
        return ByteString.CopyFrom(bytes);
    }

    /// <summary>Null when the bytes are not a position of this kind: the stream belongs to another program.</summary>
    public static ImportPosition? TryParse(ByteString position)
    {
        var bytes = position.Span;
        if (bytes.Length != Size || bytes[0] != Version || bytes[1] > 1)
        {
            return null;
        }

        var done = BinaryPrimitives.ReadInt64LittleEndian(bytes[2..]);
        var total = BinaryPrimitives.ReadInt64LittleEndian(bytes[10..]);
        return done >= 0 && total >= done
            ? new ImportPosition(done, total, bytes[1] == 1, Convert.ToHexStringLower(bytes[18..]))
            : null;
    }
}

using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using TraceEngine.Contracts.Digests;

namespace TraceEngine.Query.Listing;

/// <summary>
/// A place in a list as text that callers hand back: version, place, and eight bytes of a digest over them, the selection and the
/// caller. Whoever changes it, or hands it in with another question, is told so. It holds no secret: a place opens nothing that
/// the caller is not in scope of.
/// </summary>
internal static class PageToken
{
    private const byte Version = 1;
    private const int DigestBytes = 8;
    private const int HeadBytes = 1 + sizeof(long) + sizeof(long);
    private const int TailBytesAtMost = 101;
    private const int TextBytesAtMost = 2 * (HeadBytes + TailBytesAtMost + DigestBytes);

    /// <summary>The token of a place.</summary>
    public static string Of(ListPosition position, Wanted wanted, ListCaller caller)
    {
        var bytes = new byte[HeadBytes + position.Tail.Length + DigestBytes];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), position.Major);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1 + sizeof(long)), position.Minor);
        position.Tail.CopyTo(bytes, HeadBytes);
        Digest(bytes.AsSpan(..^DigestBytes), wanted, caller).CopyTo(bytes.AsSpan(^DigestBytes..));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The place of a token; null when it is none, or of another question or caller.</summary>
    public static ListPosition? Read(string token, Wanted wanted, ListCaller caller)
    {
        Span<byte> bytes = stackalloc byte[TextBytesAtMost];
        if (token.Length > TextBytesAtMost
            || !Base64Url.IsValid(token, out var length)
            || length is < HeadBytes + DigestBytes or > HeadBytes + TailBytesAtMost + DigestBytes
            || !Base64Url.TryDecodeFromChars(token, bytes, out length)
            || bytes[0] != Version)
        {
            return null;
        }

        bytes = bytes[..length];
        if (!bytes[^DigestBytes..].SequenceEqual(Digest(bytes[..^DigestBytes], wanted, caller)))
        {
            return null;
        }

        var position = new ListPosition(
            BinaryPrimitives.ReadInt64BigEndian(bytes[1..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[(1 + sizeof(long))..]),
            bytes[HeadBytes..^DigestBytes].ToArray());
        return wanted is WantedDays days
            && (position.Major < days.First.DayNumber || position.Major > days.LastInclusive.DayNumber)
            ? null
            : position;
    }

    private static byte[] Digest(ReadOnlySpan<byte> place, Wanted wanted, ListCaller caller)
    {
        using var digest = new DigestWriter();
        digest.Bytes(place);
        digest.Int64(caller.EnterpriseId);
        digest.Int32(wanted.Level);
        foreach (var part in Parts(wanted))
        {
            digest.Bytes(Encoding.UTF8.GetBytes(part));
        }

        return digest.Finish()[..DigestBytes];
    }

    private static string[] Parts(Wanted wanted) => wanted switch
    {
        WantedLot lot => ["lot", lot.LotNumber, .. Parts(lot.Product)],
        WantedProduct product => ["product", .. Parts(product.Product)],
        WantedDays days => ["days", Text(days.First.DayNumber), Text(days.LastInclusive.DayNumber)],
        WantedDocument document => ["document", Text((int)document.Kind), document.Number, document.ReporterCreditCode],
        _ => throw new InvalidOperationException($"{wanted.GetType().Name} is no selection."),
    };

    private static string[] Parts(ProductName product) =>
        [product.ProductCode, product.NhsaCode, product.Barcode, product.OwnerCreditCode];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

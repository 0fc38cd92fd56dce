using System.Buffers.Binary;
using System.Buffers.Text;
using TraceEngine.Contracts.Digests;

namespace TraceEngine.Ingest.Catalog;

/// <summary>A search of one enterprise, and the tokens of its pages.</summary>
/// <param name="EnterpriseId">Whose products, and those it may activate.</param>
/// <param name="CreditCode">Its credit code, as other enterprises name it.</param>
/// <param name="Criterion">What is compared.</param>
/// <param name="Value">With what; a pattern of LIKE for a name.</param>
internal sealed record ProductQuery(long EnterpriseId, string CreditCode, ProductCriterion Criterion, string Value)
{
    // Version, the key the page ends with, and as many bytes of a digest over both and the query.
    private const byte TokenVersion = 1;
    private const int KeyBytes = 8;
    private const int CheckBytes = 8;
    private const int TokenBytes = 1 + KeyBytes + CheckBytes;

    /// <summary>A search by a part of the name, whose own % and _ mean themselves.</summary>
    public static string PatternOf(string part) =>
        $"%{part.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal)}%";

    /// <summary>The statement that searches.</summary>
    public string Statement() => Criterion switch
    {
        ProductCriterion.Prefix => CatalogSql.SearchByPrefix,
        ProductCriterion.ProductCode => CatalogSql.SearchByProductCode,
        ProductCriterion.Barcode => CatalogSql.SearchByBarcode,
        ProductCriterion.NhsaCode => CatalogSql.SearchByNhsaCode,
        _ => CatalogSql.SearchByName,
    };

    /// <summary>The token of the page that begins after a key.</summary>
    public string TokenAfter(long key)
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        Write(token, key);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>
    /// The key a token continues after; false when the token is none, or one of another search. It is no secret and gives no
    /// rights: every page looks only at what the caller may see.
    /// </summary>
    public bool TryReadToken(string text, out long key)
    {
        key = 0;
        Span<byte> token = stackalloc byte[TokenBytes];
        if (text.Length != Base64Url.GetEncodedLength(TokenBytes)
            || !Base64Url.TryDecodeFromChars(text, token, out var length)
            || length != TokenBytes)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[TokenBytes];
        var read = BinaryPrimitives.ReadInt64BigEndian(token[1..]);
        Write(expected, read);
        if (!token.SequenceEqual(expected))
        {
            return false;
        }

        key = read;
        return true;
    }

    private void Write(Span<byte> token, long key)
    {
        token[0] = TokenVersion;
        BinaryPrimitives.WriteInt64BigEndian(token[1..], key);
        using var digest = new DigestWriter();
        digest.Int64(EnterpriseId);
        digest.Int32((int)Criterion);
        digest.Text(Value);
        digest.Int64(key);
        digest.Finish().AsSpan(0, CheckBytes).CopyTo(token[(1 + KeyBytes)..]);
    }
}

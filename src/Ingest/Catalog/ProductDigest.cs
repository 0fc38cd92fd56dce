using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TraceEngine.Ingest.Catalog;

/// <summary>Tells equal contents of a product: SHA-256 over its length-prefixed fields in canonical order.</summary>
internal static class ProductDigest
{
    /// <summary>The digest of a content in canonical order.</summary>
    public static byte[] Compute(ProductContent content)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Write(bytes, content.ProductCode);
        Write(bytes, (int)content.Kind);
        Write(bytes, content.NhsaCode);
        Write(bytes, content.Barcode);
        Write(bytes, content.Name);
        Write(bytes, content.Spec);
        Write(bytes, content.Levels.Length);
        foreach (var level in content.Levels)
        {
            Write(bytes, level.Level);
            Write(bytes, level.Name);
            Write(bytes, level.Prefix);
            Write(bytes, level.Barcode);
            Write(bytes, level.ContainedCount);
        }

        Write(bytes, content.ActivatingCreditCodes.Length);
        foreach (var creditCode in content.ActivatingCreditCodes)
        {
            Write(bytes, creditCode);
        }

        return SHA256.HashData(bytes.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> bytes, string text)
    {
        Write(bytes, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, bytes);
    }

    private static void Write(ArrayBufferWriter<byte> bytes, int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(sizeof(int)), number);
        bytes.Advance(sizeof(int));
    }
}

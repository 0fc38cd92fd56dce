using System.Security.Cryptography;
using System.Text;

namespace TraceEngine.Contracts.Digests;

/// <summary>
/// The number of a correction whose sender gave it none: made of what it says and when it was signed, so that a repeat is the
/// same
/// correction and another one is not.
/// </summary>
public static class CorrectionNumber
{
    private const int DigestBytes = 16;

    /// <summary>The number, such as <c>corr-1767600000-4b1f…</c>; within the 64 characters of a document number.</summary>
    /// <param name="signedAt">When it was signed, Unix seconds.</param>
    /// <param name="values">What it says; the order counts.</param>
    public static string Of(string signedAt, IEnumerable<string> values)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in values)
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            digest.AppendData(BitConverter.GetBytes(bytes.Length));
            digest.AppendData(bytes);
        }

        return $"corr-{signedAt}-{Convert.ToHexStringLower(digest.GetHashAndReset().AsSpan(0, DigestBytes))}";
    }
}

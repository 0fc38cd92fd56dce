using System.Security.Cryptography;

namespace TraceEngine.Contracts.Signing;

/// <summary>
/// Makes nonces. Randomness is drawn for many at once, since a draw costs as much as the hash of a signature; a nonce has to be
/// unique, not secret, so that nothing is lost by having drawn it before.
/// </summary>
internal static class Nonces
{
    private const int NoncesPerDraw = 64;

    [ThreadStatic]
    private static byte[]? _drawn;

    [ThreadStatic]
    private static int _left;

    /// <summary>A nonce as it is sent: <see cref="CallSigner.NonceSize"/> random bytes in lower-case hex.</summary>
    public static string Next()
    {
        var drawn = _drawn ??= new byte[NoncesPerDraw * CallSigner.NonceSize];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(drawn);
            _left = NoncesPerDraw;
        }

        return Convert.ToHexStringLower(drawn, --_left * CallSigner.NonceSize, CallSigner.NonceSize);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;

namespace TraceEngine.Contracts.Signing;

/// <summary>
/// Signs gRPC calls: lower-case hex SHA-256 over ak + timestamp + sk + full method name + nonce, as UTF-8 text.
/// The body is not signed: TLS protects it, and writes are idempotent, so that a replayed call has no second effect.
/// </summary>
public static class CallSigner
{
    /// <summary>Bytes of randomness in a nonce; 128 bits, so that two calls never share one.</summary>
    public const int NonceSize = 16;

    /// <summary>Adds the four entries of <see cref="CallHeaders"/>. A retried call must be signed anew.</summary>
    /// <param name="headers">Metadata of the call; entries of an earlier signature are replaced.</param>
    /// <param name="ak">Public half of the key.</param>
    /// <param name="sk">Secret half of the key, as issued.</param>
    /// <param name="fullMethodName">With the leading slash:
    /// <c>/traceengine.ingest.v1.IngestService/StreamActivations</c>.</param>
    /// <param name="time">The clock; the server accepts 300 s of difference.</param>
    public static void Sign(Metadata headers, string ak, string sk, string fullMethodName, TimeProvider time)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NonceSize));
        Replace(headers, CallHeaders.Ak, ak);
        Replace(headers, CallHeaders.Timestamp, timestamp);
        Replace(headers, CallHeaders.Nonce, nonce);
        Replace(headers, CallHeaders.Sign, Convert.ToHexStringLower(Hash(ak, timestamp, sk, fullMethodName, nonce)));
    }

    /// <summary>The 32 bytes a signature consists of, before they are written as hex.</summary>
    public static byte[] Hash(string ak, string timestamp, string sk, string fullMethodName, string nonce) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(ak, timestamp, sk, string.Concat(fullMethodName, nonce))));

    private static void Replace(Metadata headers, string name, string value)
    {
        for (var i = headers.Count - 1; i >= 0; i--)
        {
            if (headers[i].Key == name)
            {
                headers.RemoveAt(i);
            }
        }
        headers.Add(name, value);
    }
}

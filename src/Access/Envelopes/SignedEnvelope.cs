namespace TraceEngine.Access.Envelopes;

/// <summary>
/// The four parts of a signed JSON body, as its reader has taken them out: <c>sign</c> is the hex SHA-256 over
/// ak + timestamp + sk + param, as UTF-8.
/// </summary>
/// <param name="Ak">Public half of the key.</param>
/// <param name="Timestamp">When it was signed: Unix time in seconds, ten digits.</param>
/// <param name="Sign">The signature: 32 bytes.</param>
/// <param name="SignedParam">The bytes of <c>param</c> that the signature covers: the decoded value of a JSON string, or an
/// object's token as it was received.</param>
public sealed record SignedEnvelope(string Ak, string Timestamp, ReadOnlyMemory<byte> Sign, ReadOnlyMemory<byte> SignedParam);

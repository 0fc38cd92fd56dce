namespace TraceEngine.Contracts.Signing;

/// <summary>Names of the metadata entries that sign a gRPC call. The first four are required on each call.</summary>
public static class CallHeaders
{
    /// <summary>The public half of the key.</summary>
    public const string Ak = "x-trace-ak";

    /// <summary>When the call was signed: Unix time in seconds, ten digits.</summary>
    public const string Timestamp = "x-trace-timestamp";

    /// <summary>16 random bytes in lower-case hex, new for each call.</summary>
    public const string Nonce = "x-trace-nonce";

    /// <summary>The signature: lower-case hex, 64 digits.</summary>
    public const string Sign = "x-trace-sign";

    /// <summary>
    /// Only calls of the engine's own JSON facade have it: the ak of the key that the call is made for. It is signed too.
    /// </summary>
    public const string ActFor = "x-trace-act-for";
}

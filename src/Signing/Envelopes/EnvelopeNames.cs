namespace TraceEngine.Signing.Envelopes;

/// <summary>The four members of a signed body.</summary>
internal static class EnvelopeNames
{
    public const string Ak = "ak";
    public const string Timestamp = "timestamp";
    public const string Sign = "sign";
    public const string Param = "param";
}

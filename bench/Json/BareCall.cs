using System.Text.Json.Serialization;

namespace TraceEngine.Bench.Json;

/// <summary>A signed body as somebody would read it who checks nothing.</summary>
internal sealed record BareCall(
    [property: JsonPropertyName("ak")] string Ak,
    [property: JsonPropertyName("timestamp")] string Timestamp,
    [property: JsonPropertyName("sign")] string Sign,
    [property: JsonPropertyName("param")] string Param);

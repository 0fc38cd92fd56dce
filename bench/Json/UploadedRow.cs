using System.Text.Json.Serialization;

namespace TraceEngine.Bench.Json;

/// <summary>A code as an ERP holds it, and as it is named in tracCodgList.</summary>
internal sealed record UploadedRow(
    [property: JsonPropertyName("tracCodg")] string Code,
    [property: JsonPropertyName("tracPacLv")] int Level,
    [property: JsonPropertyName("prntTracCodg")] string Parent,
    [property: JsonPropertyName("pacStas")] string PackMode);

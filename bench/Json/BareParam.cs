using System.Text.Json.Serialization;

namespace TraceEngine.Bench.Json;

/// <summary>What <c>param</c> of a query by code holds.</summary>
internal sealed record BareParam([property: JsonPropertyName("tracCodg")] string Code);

using System.Text.Json.Serialization;

namespace TraceEngine.Bench.Json;

/// <summary>Readers of the bare endpoint, generated: the fastest that the framework has.</summary>
[JsonSerializable(typeof(BareCall))]
[JsonSerializable(typeof(BareParam))]
internal sealed partial class BareJson : JsonSerializerContext;

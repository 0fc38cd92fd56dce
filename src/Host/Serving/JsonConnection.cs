namespace TraceEngine.Host.Serving;

/// <summary>A connection to the JSON endpoint.</summary>
internal sealed class JsonConnection
{
    public static JsonConnection Mark { get; } = new();
}

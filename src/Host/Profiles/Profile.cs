using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TraceEngine.Host.Profiles;

/// <summary>
/// Who the command line acts as: the key it signs with, and where the server is. A file of mode 600, see <see
/// cref="ProfileFile"/>.
/// </summary>
/// <param name="Endpoint">URL of the server's gRPC endpoint; null means the one running on the data folder.</param>
/// <param name="Ak">Public half of the key.</param>
/// <param name="Sk">Secret half of the key.</param>
/// <param name="CreditCode">The enterprise.</param>
/// <param name="Name">The enterprise's name.</param>
internal sealed record Profile(
    [property: JsonPropertyName("endpoint")] string? Endpoint,
    [property: JsonPropertyName("ak")] string Ak,
    [property: JsonPropertyName("sk")] string Sk,
    [property: JsonPropertyName("credit_code")] string CreditCode,
    [property: JsonPropertyName("name")] string Name)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // names are Chinese, and people read this file
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="JsonException">The text is no profile.</exception>
    public static Profile Parse(string text) =>
        JsonSerializer.Deserialize<Profile>(text, Format) ?? throw new JsonException("null");

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{Name} ({CreditCode}), {Ak}, {Endpoint ?? "-"}";
}

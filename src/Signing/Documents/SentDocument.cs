using Microsoft.AspNetCore.Http;

namespace TraceEngine.Signing.Documents;

/// <summary>A document that is the same for everybody.</summary>
/// <param name="MediaType">Its type.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record SentDocument(string MediaType, byte[] Bytes)
{
    public async Task SendAsync(HttpResponse response, CancellationToken ct)
    {
        response.ContentType = MediaType;
        response.ContentLength = Bytes.Length;
        response.Headers.XContentTypeOptions = "nosniff";
        await response.Body.WriteAsync(Bytes, ct);
    }
}

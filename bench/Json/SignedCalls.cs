using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TraceEngine.Load;

namespace TraceEngine.Bench.Json;

/// <summary>Signs calls as the standard's sample does, and posts them.</summary>
internal sealed class SignedCalls(LoadTarget key, TimeProvider time) : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan });

    /// <summary>The body of a call; good for 300 s.</summary>
    public ReadOnlyMemory<byte> Body<T>(T param)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(param, Readable);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(key.Ak + timestamp + key.Sk));
        hash.AppendData(text);
        var body = new ArrayBufferWriter<byte>((text.Length * 3 / 2) + 256);
        using var writer = new Utf8JsonWriter(body, Plain);
        writer.WriteStartObject();
        writer.WriteString("ak", key.Ak);
        writer.WriteString("timestamp", timestamp);
        writer.WriteString("sign", Convert.ToHexStringLower(hash.GetHashAndReset()));
        writer.WriteString("param", text);
        writer.WriteEndObject();
        writer.Flush();
        return body.WrittenMemory;
    }

    /// <summary>Posts a body and reads the whole answer.</summary>
    /// <exception cref="BenchException">It was not answered with code 0.</exception>
    public async Task<int> PostAsync(Uri url, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _http.PostAsync(url, content, ct);
        var answer = await response.Content.ReadAsByteArrayAsync(ct);
        return response.IsSuccessStatusCode && answer.AsSpan().StartsWith("{\"code\":0,"u8)
            ? answer.Length
            : throw new BenchException($"{url}: {(int)response.StatusCode} {Encoding.UTF8.GetString(answer)}");
    }

    public void Dispose() => _http.Dispose();
}

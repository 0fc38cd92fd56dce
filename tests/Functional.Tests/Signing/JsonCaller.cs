using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>An ERP that speaks the standard's signed JSON.</summary>
internal sealed class JsonCaller(string endpoint, TestEnterprise enterprise, TimeProvider? time = null) : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient _http = new() { BaseAddress = new Uri(endpoint) };
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public HttpClient Http => _http;

    public TestEnterprise Enterprise => enterprise;

    /// <summary>Signs a param and posts it as a string, as the standard's sample does.</summary>
    public Task<JsonAnswer> CallAsync(string path, object param) =>
        PostAsync(path, Body(JsonSerializer.Serialize(param, Readable)));

    /// <summary>Signs the raw text of a param and posts it as an object.</summary>
    public Task<JsonAnswer> CallRawAsync(string path, string param) => PostAsync(path, ObjectBody(param));

    /// <summary>The body of a call whose param is a string.</summary>
    public string Body(string param, string? timestamp = null)
    {
        timestamp ??= Timestamp();
        return JsonSerializer.Serialize(
            new { ak = enterprise.Ak, timestamp, sign = Sign(timestamp, param), param }, Readable);
    }

    /// <summary>The body of a call whose param is an object, signed over its own text.</summary>
    public string ObjectBody(string param, string? timestamp = null)
    {
        timestamp ??= Timestamp();
        var sign = Sign(timestamp, param);
        return $$"""{"ak":"{{enterprise.Ak}}","timestamp":"{{timestamp}}","sign":"{{sign}}","param":{{param}}}""";
    }

    public string Timestamp() => _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public string Sign(string timestamp, string param) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(enterprise.Ak + timestamp + enterprise.Sk + param)));

    public Task<JsonAnswer> PostAsync(string path, string body) => PostAsync(path, Encoding.UTF8.GetBytes(body));

    public async Task<JsonAnswer> PostAsync(
        string path, byte[] body, string contentType = "application/json", string? encoding = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using var response = await _http.PostAsync(
            new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await JsonAnswer.ReadAsync(response);
    }

    /// <summary>A document that is the same for everybody.</summary>
    public Task<string> ReadAsync(string path) =>
        _http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public void Dispose() => _http.Dispose();
}

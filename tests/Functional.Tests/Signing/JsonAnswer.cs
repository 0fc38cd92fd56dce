using System.Text.Json;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>An answer in the one shape, which is checked here for every call of every test.</summary>
internal sealed record JsonAnswer(
    int Status, int Code, string Message, string Detail, JsonElement Data, string Text, HttpResponseMessage Response)
{
    private static readonly string[] Shape = ["code", "type", "message", "detail", "data", "timestamp"];

    public static async Task<JsonAnswer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        Assert.Equal(Shape, root.EnumerateObject().Select(member => member.Name));
        var code = root.GetProperty("code").GetInt32();
        Assert.Equal(code == 0 ? "success" : "error", root.GetProperty("type").GetString());
        Assert.Equal(code == 0 ? 200 : code / 100, (int)response.StatusCode);
        Assert.Matches("^[0-9]{10}$", root.GetProperty("timestamp").GetString());
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return new JsonAnswer(
            (int)response.StatusCode,
            code,
            root.GetProperty("message").GetString()!,
            root.GetProperty("detail").GetString()!,
            root.GetProperty("data").Clone(),
            text,
            response);
    }

    /// <summary>A member of data.</summary>
    public JsonElement this[string name] =>
        Data.ValueKind == JsonValueKind.Object && Data.TryGetProperty(name, out var value)
            ? value
            : throw new InvalidOperationException($"data has no {name}: {Text}");

    /// <summary>The refused rows.</summary>
    public IReadOnlyList<JsonElement> Errors => [.. Data.GetProperty("errDetail").EnumerateArray()];
}

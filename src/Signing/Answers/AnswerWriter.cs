using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TraceEngine.Signing.Answers;

/// <summary>Writes answers in the one shape: code, type, message, detail, data, timestamp.</summary>
internal sealed class AnswerWriter(TimeProvider time)
{
    public const string ContentType = "application/json; charset=utf-8";

    // Chinese and quotes stay readable on the wire. It is never taken for a page: its type is said, and is not to be guessed.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>The bytes of an answer.</summary>
    public ReadOnlyMemory<byte> Render(Answer answer)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        writer.WriteNumber(AnswerNames.Code, answer.Kind.Code);
        writer.WriteString(AnswerNames.Type, answer.Kind.Code == 0 ? AnswerNames.Success : AnswerNames.Error);
        writer.WriteString(AnswerNames.Message, answer.MessageZh);
        writer.WriteString(AnswerNames.Detail, answer.MessageEn);
        writer.WritePropertyName(AnswerNames.Data);
        if (answer.Data is { } data)
        {
            data(writer);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteString(
            AnswerNames.Timestamp, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Sends an answer, or the file that stands for it.</summary>
    public async Task SendAsync(HttpResponse response, Answer answer, CancellationToken ct)
    {
        if (answer.Content is { } content)
        {
            await content(response, ct);
            return;
        }

        await SendAsync(response, answer.Kind.Status, Render(answer), answer.RetryAfter, ct);
    }

    /// <summary>Sends the bytes of an answer.</summary>
    public static async Task SendAsync(
        HttpResponse response, int status, ReadOnlyMemory<byte> bytes, TimeSpan? retryAfter, CancellationToken ct)
    {
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter =
                Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        await response.Body.WriteAsync(bytes, ct);
    }
}

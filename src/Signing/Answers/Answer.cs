using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TraceEngine.Signing.Answers;

/// <summary>What a call is answered: always in the one shape, but for the bytes of a file.</summary>
internal sealed class Answer
{
    public required AnswerKind Kind { get; init; }

    /// <summary>What happened and what to do, in Chinese.</summary>
    public required string MessageZh { get; init; }

    /// <summary>The same in English.</summary>
    public required string MessageEn { get; init; }

    /// <summary>Writes the value of <c>data</c>; null writes null.</summary>
    public Action<Utf8JsonWriter>? Data { get; init; }

    /// <summary>When to come again; null = no header.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Sends something else than the one shape: the bytes of a file.</summary>
    public Func<HttpResponse, CancellationToken, Task>? Content { get; init; }

    /// <summary>What a repeat of the same signed call is told instead of <see cref="Data"/>: secrets are shown once.</summary>
    public Answer? ForRepeats { get; init; }

    public static Answer Ok(Action<Utf8JsonWriter> data, string zh = "成功", string en = "ok") =>
        new() { Kind = AnswerKind.Ok, MessageZh = zh, MessageEn = en, Data = data };

    public static Answer Of(AnswerKind kind, string zh, string en, TimeSpan? retryAfter = null) =>
        new() { Kind = kind, MessageZh = zh, MessageEn = en, RetryAfter = retryAfter };

    /// <summary>One whose text holds both languages, separated as everywhere in the engine.</summary>
    public static Answer Of(AnswerKind kind, string both, TimeSpan? retryAfter = null)
    {
        var parts = both.Split(" / ", 2);
        return Of(kind, parts[0], parts[^1], retryAfter);
    }
}

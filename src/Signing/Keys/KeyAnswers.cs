using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Access.Calls;
using TraceEngine.Access.Keys;
using TraceEngine.Signing.Answers;

namespace TraceEngine.Signing.Keys;

/// <summary>What is answered about keys. A secret is shown once: a repeat of the call gets everything but it.</summary>
internal static class KeyAnswers
{
    private const string Mask = "********";

    /// <summary>Who asks, for the audit log.</summary>
    public static string ActorOf(Caller caller) => $"{caller.Ak} (json)";

    public static Answer Issued(IssuedKey key) => new()
    {
        Kind = AnswerKind.Ok,
        MessageZh = "已签发，sk 只显示这一次，请立即保存",
        MessageEn = "issued: the sk is shown this once, keep it now",
        Data = writer => Write(writer, key, key.Secret.Reveal()),
        ForRepeats = new Answer
        {
            Kind = AnswerKind.Ok,
            MessageZh = "该请求已执行过，sk 只在首次应答中显示；如未收到请吊销该密钥后重新签发",
            MessageEn = "this call was carried out before, the sk was in its first answer only: "
                + "if it was lost, revoke the key and issue another",
            Data = writer => Write(writer, key, ""),
        },
    };

    public static void Write(Utf8JsonWriter writer, KeySummary key, DateTimeOffset now)
    {
        var isEnded = key.RevokedAt is not null || key.ExpiresAt <= now;
        writer.Write(KeyFields.Ak, key.Ak);
        writer.Write(KeyFields.Ver, key.Version);
        writer.Write(KeyFields.SkMask, Mask);
        writer.Write(KeyFields.Label, key.Label);
        writer.Write(KeyFields.Stas, isEnded ? "0" : key.ExpiresAt is null ? "1" : "2");
        writer.Write(KeyFields.CrteTime, Time(key.CreatedAt));
        writer.Write(KeyFields.ExpyTime, Time(key.ExpiresAt));
        writer.Write(KeyFields.RvkTime, Time(key.RevokedAt));
        writer.Write(KeyFields.LastTime, Time(key.LastUsedAt));
    }

    private static void Write(Utf8JsonWriter writer, IssuedKey key, string secret)
    {
        writer.WriteStartObject();
        writer.Write(KeyFields.Ak, key.Ak);
        writer.Write(KeyFields.Sk, secret);
        writer.Write(KeyFields.Ver, key.Version);
        writer.Write(KeyFields.OldUntil, Time(key.OlderWorksUntil));
        writer.WriteEndObject();
    }

    private static Timestamp? Time(DateTimeOffset? time) => time is { } known ? Timestamp.FromDateTimeOffset(known) : null;
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Envelopes;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Documents;

/// <summary>The OpenAPI 3.1 document, made of the field tables.</summary>
internal static class OpenApiDocument
{
    private const string Version = "3.1.0";
    private const string Json = "application/json";
    private const string CodePattern = "^[0-9]+$";

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Indented = true,
    };

    public static byte[] Render(IReadOnlyList<InterfaceDescription> interfaces)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        writer.WriteString("openapi", Version);
        writer.WriteStartObject("info");
        writer.WriteString("title", "药耗追溯信息接口 / TraceEngine JSON interface");
        writer.WriteString("version", "1");
        writer.WriteString(
            "description",
            "sign = hex(SHA-256(ak + timestamp + sk + param))。param 为字符串时，对其解码后的值签名；为对象时，对其原始字节签名。"
            + "timestamp 为 10 位 Unix 秒，误差 300 秒以内。 / "
            + "A param given as a string is signed as its decoded value, given as an object "
            + "as its raw bytes; the timestamp is Unix time in seconds, within 300 s.");
        writer.WriteEndObject();

        // The signature stands in each body: there is no scheme of its own for that.
        writer.WriteStartArray("security");
        writer.WriteEndArray();
        writer.WriteStartObject("paths");
        foreach (var description in interfaces)
        {
            WritePath(writer, description);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WritePath(Utf8JsonWriter writer, InterfaceDescription description)
    {
        writer.WriteStartObject(description.Path);
        writer.WriteStartObject("post");
        writer.WriteString("operationId", description.Path[1..].Replace('/', '_'));
        writer.WriteString("summary", $"{description.NameZh} / {description.NameEn}");
        if (description.NoteZh.Length > 0)
        {
            writer.WriteString("description", $"{description.NoteZh} / {description.NoteEn}");
        }

        writer.WriteStartObject("requestBody");
        writer.WriteBoolean("required", true);
        WriteContent(writer, Json, () => WriteEnvelope(writer, description.Param));
        writer.WriteEndObject();
        writer.WriteStartObject("responses");
        WriteResponse(writer, "200", "成功 / ok", description.IsFile ? null : description.Data);
        WriteResponse(
            writer,
            "default",
            string.Join("; ", AnswerKind.All.Where(kind => kind.Code != 0).Select(
                kind => $"{kind.Code} {kind.TitleZh} {kind.TitleEn}")),
            []);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter writer, string mediaType, Action schema)
    {
        writer.WriteStartObject("content");
        writer.WriteStartObject(mediaType);
        writer.WritePropertyName("schema");
        schema();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResponse(Utf8JsonWriter writer, string status, string text, IReadOnlyList<AnswerField>? data)
    {
        writer.WriteStartObject(status);
        writer.WriteString("description", text);
        if (data is null)
        {
            WriteContent(writer, "application/octet-stream", () =>
            {
                writer.WriteStartObject();
                writer.WriteEndObject();
            });
        }
        else
        {
            WriteContent(writer, Json, () => WriteAnswer(writer, data));
        }

        writer.WriteEndObject();
    }

    private static void WriteEnvelope(Utf8JsonWriter writer, ObjectShape param)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        WriteStrings(writer, "required", [EnvelopeNames.Ak, EnvelopeNames.Timestamp, EnvelopeNames.Sign, EnvelopeNames.Param]);
        writer.WriteStartObject("properties");
        WriteText(writer, EnvelopeNames.Ak, "访问密钥 / key id", null);
        WriteText(writer, EnvelopeNames.Timestamp, "Unix 秒 / Unix time in seconds", "^[0-9]{10}$");
        WriteText(writer, EnvelopeNames.Sign, "签名 / signature, hex", "^([0-9a-f]{64}|[0-9A-F]{64})$");
        writer.WritePropertyName(EnvelopeNames.Param);
        writer.WriteStartObject();
        writer.WriteStartArray("oneOf");
        WriteShape(writer, param);
        writer.WriteStartObject();
        writer.WriteString("type", "string");
        writer.WriteString("description", "同样内容的 JSON 文本 / the same as JSON text");
        writer.WriteString("contentMediaType", Json);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter writer, ObjectShape shape)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        writer.WriteBoolean("additionalProperties", false);
        WriteStrings(
            writer,
            "required",
            [
                .. shape.Fields.Where(field => field.Requirement == FieldRequirement.Required).Select(field => field.Name),
                .. shape.Lists.Where(list => list.IsRequired).Select(list => list.Name),
            ]);
        writer.WriteStartObject("properties");
        foreach (var field in shape.Fields)
        {
            WriteField(writer, field);
        }

        foreach (var list in shape.Lists)
        {
            writer.WriteStartObject(list.Name);
            writer.WriteString("type", "array");
            writer.WriteString("description", $"{list.NameZh} / {list.NameEn}");
            writer.WriteNumber("maxItems", list.ItemsAtMost);
            writer.WritePropertyName("items");
            WriteShape(writer, list.Item);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter writer, UploadField field)
    {
        writer.WriteStartObject(field.Name);
        if (field.Type is UploadFieldType.Integer or UploadFieldType.Decimal)
        {
            WriteStrings(writer, "type", [field.Type == UploadFieldType.Integer ? "integer" : "number", "string"]);
        }
        else
        {
            writer.WriteString("type", "string");
        }

        writer.WriteString("title", $"{field.NameZh} / {field.NameEn}");
        writer.WriteString("description", $"{field.HintZh} / {field.HintEn}");
        if (field.MaxCharacters is { } most)
        {
            writer.WriteNumber("maxLength", most);
        }

        if (field.Minimum is { } least)
        {
            writer.WriteNumber("minimum", least);
        }

        if (field.Maximum is { } greatest)
        {
            writer.WriteNumber("maximum", greatest);
        }

        if (field.Choices.Count > 0)
        {
            WriteStrings(writer, "enum", [.. field.Choices.Select(choice => choice.Value)]);
        }

        WriteStrings(writer, "examples", [field.Example]);
        writer.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter writer, IReadOnlyList<AnswerField> data)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        WriteStrings(
            writer,
            "required",
            [AnswerNames.Code, AnswerNames.Type, AnswerNames.Message, AnswerNames.Detail, AnswerNames.Data,
                AnswerNames.Timestamp]);
        writer.WriteStartObject("properties");
        writer.WriteStartObject(AnswerNames.Code);
        writer.WriteString("type", "integer");
        writer.WriteString("description", "0 = 成功 / ok");
        writer.WriteEndObject();
        writer.WriteStartObject(AnswerNames.Type);
        writer.WriteString("type", "string");
        WriteStrings(writer, "enum", [AnswerNames.Success, AnswerNames.Error]);
        writer.WriteEndObject();
        WriteText(writer, AnswerNames.Message, "说明 / what happened, in Chinese", null);
        WriteText(writer, AnswerNames.Detail, "英文说明 / the same in English", null);
        writer.WriteStartObject(AnswerNames.Data);
        WriteMembers(writer, data, isNullable: true);
        writer.WriteEndObject();
        WriteText(writer, AnswerNames.Timestamp, "Unix 秒 / Unix time in seconds", CodePattern);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, IReadOnlyList<AnswerField> members, bool isNullable)
    {
        if (isNullable)
        {
            WriteStrings(writer, "type", ["object", "null"]);
        }
        else
        {
            writer.WriteString("type", "object");
        }

        writer.WriteStartObject("properties");
        foreach (var member in members)
        {
            writer.WriteStartObject(member.Name);
            writer.WriteString("description", $"{member.NameZh} / {member.NameEn}");
            switch (member.Type)
            {
                case "object":
                    WriteMembers(writer, member.Members, isNullable: false);
                    break;
                case "array":
                    writer.WriteString("type", "array");
                    writer.WriteStartObject("items");
                    WriteMembers(writer, member.Members, isNullable: false);
                    writer.WriteEndObject();
                    break;
                default:
                    writer.WriteString("type", member.Type);
                    break;
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string description, string? pattern)
    {
        writer.WriteStartObject(name);
        writer.WriteString("type", "string");
        writer.WriteString("description", description);
        if (pattern is not null)
        {
            writer.WriteString("pattern", pattern);
        }

        writer.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}

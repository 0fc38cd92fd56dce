using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;

namespace TraceEngine.Signing.Answers;

/// <summary>Writes values under the names of the field tables.</summary>
internal static class AnswerFieldWriting
{
    private const string TimeForm = "yyyy-MM-dd HH:mm:ss";
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static void Write(this Utf8JsonWriter writer, AnswerField field, string value) =>
        writer.WriteString(field.Name, value);

    public static void Write(this Utf8JsonWriter writer, AnswerField field, long value) => writer.WriteNumber(field.Name, value);

    public static void Write(this Utf8JsonWriter writer, AnswerField field, ulong value) => writer.WriteNumber(field.Name, value);

    /// <summary>A time by the clock of China; empty where there is none.</summary>
    public static void Write(this Utf8JsonWriter writer, AnswerField field, Timestamp? time) =>
        writer.WriteString(field.Name, TextOf(time));

    public static void WriteFlag(this Utf8JsonWriter writer, AnswerField field, bool value) =>
        writer.WriteString(field.Name, value ? "1" : "0");

    public static void WriteObject(this Utf8JsonWriter writer, AnswerField field, Action write)
    {
        writer.WriteStartObject(field.Name);
        write();
        writer.WriteEndObject();
    }

    public static void WriteList<T>(this Utf8JsonWriter writer, AnswerField field, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(field.Name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static string TextOf(Timestamp? time) =>
        time is null ? "" : time.ToDateTimeOffset().ToOffset(China).ToString(TimeForm, CultureInfo.InvariantCulture);
}

using System.Text;
using System.Text.Json;
using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Signing.Params;

/// <summary>
/// Reads a <c>param</c> by its shape in one pass: names it does not know, names twice and values of another type are faults, so
/// that nothing is left out in silence. Numbers are kept by their own digits.
/// </summary>
internal static class ParamReader
{
    private const int DepthAtMost = 8;
    private const int NameCharactersAtMost = 128;

    // As many as there are bits for those that were seen.
    private const int MembersAtMost = 128;

    // Lists have a few items or ten thousand.
    private const int FirstRoom = 16;
    private const int Growth = 10;

    private static readonly string[] Digits = [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")];

    private static readonly JsonReaderOptions Strict = new()
    {
        MaxDepth = DepthAtMost,
        CommentHandling = JsonCommentHandling.Disallow,
        AllowTrailingCommas = false,
    };

    /// <summary>Reads it.</summary>
    /// <param name="param">UTF-8, checked already.</param>
    /// <param name="shape">What it may hold.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>The values; null when it is no object.</returns>
    public static ObjectValues? Read(ReadOnlySpan<byte> param, ObjectShape shape, ParamFaults faults)
    {
        var reader = new Utf8JsonReader(param, Strict);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                faults.NotAnObject();
                return null;
            }

            Span<byte> order = stackalloc byte[MembersAtMost];
            var values = ReadObject(ref reader, shape, order, 0, "", faults);
            while (reader.Read())
            {
                // the reader throws on anything but blanks behind the object
            }

            return values;
        }
        catch (JsonException)
        {
            faults.NotJson(reader.BytesConsumed);
        }
        catch (InvalidOperationException)
        {
            faults.LoneSurrogate(); // the only value that a string token refuses to decode to
        }

        return null;
    }

    /// <param name="reader">At the start of the object.</param>
    /// <param name="shape">What it may hold.</param>
    /// <param name="order">The members of the object before it in their order: items of a list mostly have the same.</param>
    /// <param name="row">Its place in its list.</param>
    /// <param name="path">The list.</param>
    /// <param name="faults">Takes what is wrong.</param>
    private static ObjectValues ReadObject(
        ref Utf8JsonReader reader, ObjectShape shape, scoped Span<byte> order, int row, string path, ParamFaults faults)
    {
        var values = new ObjectValues(shape, row);
        UInt128 seen = 0;
        for (var place = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; place++)
        {
            var member = FindMember(ref reader, shape, place < order.Length ? order.Slice(place, 1) : default);
            if (member < 0)
            {
                faults.Unknown(row, path, reader.GetString()!);
                reader.Skip();
                continue;
            }

            if ((seen >> member & 1) != 0)
            {
                faults.Repeated(row, path, shape.NameOf(member));
            }

            seen |= UInt128.One << member;
            reader.Read();
            if (member < shape.Fields.Count)
            {
                values[member] = ReadValue(ref reader, shape.Fields[member], row, path, faults);
            }
            else
            {
                ReadList(ref reader, values, member - shape.Fields.Count, path, faults);
            }
        }

        return values;
    }

    /// <param name="reader">At a name.</param>
    /// <param name="shape">What the object may hold.</param>
    /// <param name="expected">The member that stood here in the object before, and from now on this one; empty = unknown.</param>
    private static int FindMember(ref Utf8JsonReader reader, ObjectShape shape, scoped Span<byte> expected)
    {
        if (!expected.IsEmpty && expected[0] < shape.MemberCount && reader.ValueTextEquals(shape.Utf8NameOf(expected[0])))
        {
            return expected[0];
        }

        if (reader.ValueSpan.Length > NameCharactersAtMost)
        {
            return -1;
        }

        Span<char> name = stackalloc char[NameCharactersAtMost];
        var member = shape.Find(name[..reader.CopyString(name)]);
        if (!expected.IsEmpty && member >= 0)
        {
            expected[0] = (byte)member;
        }

        return member;
    }

    private static string ReadValue(ref Utf8JsonReader reader, UploadField field, int row, string path, ParamFaults faults)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return "";
            case JsonTokenType.String:
                return ReadText(ref reader);
            case JsonTokenType.Number:
                var digits = ReadText(ref reader);
                if (field.Type is not (UploadFieldType.Integer or UploadFieldType.Decimal))
                {
                    faults.NumberForText(row, path, field, digits);
                }

                return digits;
            default:
                faults.WrongToken(row, path, field, reader.TokenType);
                reader.Skip();
                return "";
        }
    }

    // Levels and modes are one digit: they are not made anew for each row.
    private static string ReadText(ref Utf8JsonReader reader) => reader.ValueSpan switch
    {
        [>= (byte)'0' and <= (byte)'9' and var digit] => Digits[digit - '0'],
        _ => reader.TokenType == JsonTokenType.Number ? Encoding.ASCII.GetString(reader.ValueSpan) : reader.GetString()!,
    };

    private static void ReadList(
        ref Utf8JsonReader reader, ObjectValues values, int index, string path, ParamFaults faults)
    {
        var list = values.Shape.Lists[index];
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            faults.NotAList(path, list);
            reader.Skip();
            return;
        }

        var items = values.Begin(index, FirstRoom);
        var inside = $"{path}{list.Name}.";
        Span<byte> order = stackalloc byte[MembersAtMost];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                faults.NotAList(path, list);
                reader.Skip();
            }
            else if (items.Count == list.ItemsAtMost)
            {
                faults.TooManyItems(path, list);
                SkipRest(ref reader);
                return;
            }
            else
            {
                // What stands inside an item is told by the item's own place.
                var row = values.Row > 0 ? values.Row : items.Count + 1;
                if (items.Count == items.Capacity)
                {
                    items.EnsureCapacity(Math.Min(list.ItemsAtMost, Growth * items.Count));
                }

                items.Add(ReadObject(ref reader, list.Item, order, row, inside, faults));
            }
        }
    }

    // From inside an object of the list to the end of the list.
    private static void SkipRest(ref Utf8JsonReader reader)
    {
        reader.Skip();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            reader.Skip();
        }
    }
}

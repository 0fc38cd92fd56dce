using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using TraceEngine.Access.Envelopes;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Signing.Envelopes;

/// <summary>
/// Takes a signed body apart, strictly: valid UTF-8, one JSON object and nothing behind it, no name twice. The signature covers
/// <c>param</c> as it was received: the decoded value of a string, the raw bytes of an object. Nothing is ever written anew to be
/// hashed. That a padding byte of SHA-256 is no UTF-8 also ends the extension of a signed text.
/// </summary>
internal static class EnvelopeReader
{
    /// <summary>Members of the outermost object; four count, others are read over.</summary>
    private const int MembersAtMost = 32;

    private const int DepthAtMost = 16;
    private const int AkCharactersAtMost = 40;
    private const int TimestampDigits = 10;
    private const int SignDigits = 64;

    private static readonly JsonReaderOptions Strict = new()
    {
        MaxDepth = DepthAtMost,
        CommentHandling = JsonCommentHandling.Disallow,
        AllowTrailingCommas = false,
    };

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body, inflated.</param>
    /// <param name="envelope">Its parts; the param is a view of the body where it is an object.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static EnvelopeFault? Read(ReadOnlyMemory<byte> body, out SignedEnvelope? envelope)
    {
        envelope = null;
        if (body.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            return EnvelopeFault.ByteOrderMark;
        }

        if (!Utf8.IsValid(body.Span))
        {
            return EnvelopeFault.NotUtf8;
        }

        var reader = new Utf8JsonReader(body.Span, Strict);
        try
        {
            return Read(ref reader, body, out envelope);
        }
        catch (JsonException)
        {
            return EnvelopeFault.NotJson(reader.BytesConsumed);
        }
        catch (InvalidOperationException)
        {
            return EnvelopeFault.LoneSurrogate; // the only value that a string token refuses to decode to
        }
    }

    private static EnvelopeFault? Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, out SignedEnvelope? envelope)
    {
        envelope = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return EnvelopeFault.NotAnObject;
        }

        var parts = new Parts();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!names.Add(name))
            {
                return EnvelopeFault.Repeated(PrintableText.Of(name));
            }

            if (names.Count > MembersAtMost)
            {
                return EnvelopeFault.TooManyMembers(MembersAtMost);
            }

            reader.Read();
            if (ReadMember(ref reader, name, body, ref parts) is { } fault)
            {
                return fault;
            }
        }

        // The reader throws on anything but blanks behind the object.
        while (reader.Read())
        {
        }

        if (parts.FirstMissing is { } missing)
        {
            return EnvelopeFault.Missing(missing);
        }

        envelope = new SignedEnvelope(parts.Ak!, parts.Timestamp!, parts.Sign, parts.Param);
        return null;
    }

    private static EnvelopeFault? ReadMember(
        ref Utf8JsonReader reader, string name, ReadOnlyMemory<byte> body, ref Parts parts)
    {
        switch (name)
        {
            case EnvelopeNames.Ak:
                parts.Ak = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                return parts.Ak is { Length: > 0 and <= AkCharactersAtMost } ? null : EnvelopeFault.BadAk;
            case EnvelopeNames.Timestamp:
                parts.Timestamp = ReadTimestamp(ref reader);
                return parts.Timestamp is null ? EnvelopeFault.BadTimestamp : null;
            case EnvelopeNames.Sign:
                parts.Sign = ReadSign(ref reader);
                return parts.Sign is null ? EnvelopeFault.BadSign : null;
            case EnvelopeNames.Param:
                return ReadParam(ref reader, body, ref parts);
            default:
                reader.Skip();
                return null;
        }
    }

    // A number is taken by its own digits: 1.7e9 and 01700000000 are none.
    private static string? ReadTimestamp(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
            _ => "",
        };
        return text.Length == TimestampDigits && text.All(char.IsAsciiDigit) ? text : null;
    }

    private static byte[]? ReadSign(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.GetString() is not { Length: SignDigits } text)
        {
            return null;
        }

        return text.All(char.IsAsciiHexDigitLower) || text.All(char.IsAsciiHexDigitUpper) ? Convert.FromHexString(text) : null;
    }

    private static EnvelopeFault? ReadParam(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, ref Parts parts)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            parts.Param = reader.ValueIsEscaped
                ? Unescape(ref reader)
                : body.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return EnvelopeFault.BadParam;
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        parts.Param = body[start..(int)reader.BytesConsumed];
        return null;
    }

    // Never longer than what it was escaped to; a megabyte is not taken to UTF-16 and back.
    private static ReadOnlyMemory<byte> Unescape(ref Utf8JsonReader reader)
    {
        var text = new byte[reader.ValueSpan.Length];
        return text.AsMemory(0, reader.CopyString(text));
    }

    private struct Parts
    {
        public string? Ak;
        public string? Timestamp;
        public byte[]? Sign;
        public ReadOnlyMemory<byte> Param;

        public readonly string? FirstMissing =>
            Ak is null ? EnvelopeNames.Ak
            : Timestamp is null ? EnvelopeNames.Timestamp
            : Sign is null ? EnvelopeNames.Sign
            : Param.IsEmpty ? EnvelopeNames.Param
            : null;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>Makes forgeries of a good call, the same ones from the same seed.</summary>
internal sealed class Forger(TestEnterprise enterprise, JsonCaller caller, Random random)
{
    /// <summary>An interface with an effect that can be counted.</summary>
    public const string Path = "/keys/issue";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ForgeryKind[] Kinds = Enum.GetValues<ForgeryKind>();
    private static readonly Encoding Gbk = ReadGbk();

    private readonly Dictionary<ForgeryKind, int> _counts = [];

    public string Counts => string.Join(' ', _counts.Select(one => $"{one.Key}={one.Value}"));

    public int CountOf(ForgeryKind kind) => _counts.GetValueOrDefault(kind);

    public byte[] Good(string param) => Encoding.UTF8.GetBytes(caller.Body(param));

    public byte[] GoodObject(string param) => Encoding.UTF8.GetBytes(caller.ObjectBody(param));

    public Forgery Make(int number)
    {
        var kind = Kinds[number % Kinds.Length];
        _counts[kind] = CountOf(kind) + 1;
        return new Forgery(kind, Make(kind));
    }

    private byte[] Make(ForgeryKind kind)
    {
        var param = $$"""{"label":"线{{random.Next(1_000_000)}}abc"}""";
        var timestamp = caller.Timestamp();
        var sign = caller.Sign(timestamp, param);
        return kind switch
        {
            ForgeryKind.LengthExtension => Extend(timestamp, param),
            ForgeryKind.BoundaryShift => ShiftBoundary(timestamp, param, sign),
            ForgeryKind.Case => ChangeCase(timestamp, param, sign),
            ForgeryKind.ByteOrderMark => AddMark(timestamp, param, sign),
            ForgeryKind.Gbk => Encode(timestamp, param, sign),
            ForgeryKind.DuplicateName => Duplicate(timestamp, param, sign),
            ForgeryKind.TrailingBytes => [.. Good(param), .. Pick("{}", "x", ",", "\0", "}", "\u00a0", "null", "//")],
            ForgeryKind.NumberForString => ConfuseNumbers(timestamp, param, sign),
            ForgeryKind.Tampered => Tamper(timestamp, param, sign),
            ForgeryKind.Timestamp => ChangeTime(timestamp, param),
            ForgeryKind.WrongSecret => SignWrongly(timestamp, param),
            ForgeryKind.LoneSurrogate => LoneSurrogate(timestamp),
            _ => Rewrite(timestamp, param, sign),
        };
    }

    // The attacker knows a signed text's hash and length, and goes on hashing behind its padding. Our hash offers no state to go
    // on from, so the same text is hashed whole: what counts is that its padding cannot be said in a body.
    private byte[] Extend(string timestamp, string param)
    {
        var length = Encoding.UTF8.GetByteCount(enterprise.Ak + timestamp + enterprise.Sk + param);
        var padding = new byte[1 + ((119 - (length % 64)) % 64) + 8];
        padding[0] = 0x80;
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(padding.AsSpan(^8), 8L * length);
        byte[] extended = [.. Encoding.UTF8.GetBytes(param), .. padding, .. Encoding.UTF8.GetBytes("""{"label":"extended"}""")];
        var sign = Hash(Encoding.UTF8.GetBytes(enterprise.Ak + timestamp + enterprise.Sk), extended);
        var text = random.Next(3) switch
        {
            0 => Latin(extended),
            1 => Escaped(extended),
            _ => null,
        };
        return text is null
            ? [.. Encoding.UTF8.GetBytes(Head(enterprise.Ak, timestamp, sign)), .. extended, (byte)'}']
            : Encoding.UTF8.GetBytes(Head(enterprise.Ak, timestamp, sign) + text + "}");
    }

    private byte[] ShiftBoundary(string timestamp, string param, string sign)
    {
        var (ak, sk) = (enterprise.Ak, enterprise.Sk);
        return random.Next(5) switch
        {
            0 => Bytes(ak[..^1], ak[^1] + timestamp, sign, param),
            1 => Bytes(ak + timestamp[0], timestamp[1..], sign, param),
            2 => Bytes(ak, timestamp + sk[0], Hash(ak + timestamp + sk + param), param),
            3 => Bytes(ak, timestamp, Hash(ak + timestamp + param), param),
            _ => Bytes(ak, timestamp, sign, sk[^1] + param),
        };
    }

    private byte[] ChangeCase(string timestamp, string param, string sign)
    {
        var mixed = sign[..32] + sign[32..].ToUpperInvariant();
        return random.Next(4) switch
        {
            0 => Bytes(enterprise.Ak.ToUpperInvariant(), timestamp, sign, param),
            1 when mixed.Any(char.IsAsciiLetterLower) && mixed.Any(char.IsAsciiLetterUpper) => Bytes(
                enterprise.Ak, timestamp, mixed, param),
            2 => Encoding.UTF8.GetBytes(caller.Body(param).Replace("\"sign\"", "\"Sign\"", StringComparison.Ordinal)),
            _ => Bytes(enterprise.Ak, timestamp, sign, param.Replace("abc", "ABC", StringComparison.Ordinal)),
        };
    }

    private byte[] AddMark(string timestamp, string param, string sign) => random.Next(3) switch
    {
        0 => [.. Encoding.UTF8.Preamble, .. Good(param)],
        1 => Bytes(enterprise.Ak, timestamp, sign, "\ufeff" + param),
        _ => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(caller.Body(param))],
    };

    private byte[] Encode(string timestamp, string param, string sign) => random.Next(2) == 0
        ? Gbk.GetBytes(Body(enterprise.Ak, timestamp, sign, param))

        // Signed over GBK, sent as GBK: what an old ERP does, and what no longer means the same to us.
        : Gbk.GetBytes(Body(
            enterprise.Ak,
            timestamp,
            Hash(Encoding.UTF8.GetBytes(enterprise.Ak + timestamp + enterprise.Sk), Gbk.GetBytes(param)),
            param));

    private byte[] Duplicate(string timestamp, string param, string sign)
    {
        var good = caller.Body(param, timestamp);
        var (name, value) = random.Next(4) switch
        {
            0 => ("param", "\"{}\""),
            1 => ("sign", $"\"{new string('0', 64)}\""),
            2 => ("ak", $"\"{enterprise.Ak}\""),
            _ => ("timestamp", $"\"{timestamp}\""),
        };
        name = random.Next(2) == 0 ? name : $"\\u{(int)name[0]:x4}{name[1..]}";
        var member = $"\"{name}\":{value}";
        return Encoding.UTF8.GetBytes(random.Next(2) == 0 ? $"{{{member},{good[1..]}" : $"{good[..^1]},{member}}}");
    }

    private byte[] ConfuseNumbers(string timestamp, string param, string sign)
    {
        var quoted = JsonSerializer.Serialize(param, Readable);
        return Encoding.UTF8.GetBytes(random.Next(6) switch
        {
            0 => Raw($"\"{enterprise.Ak}\"", $"{timestamp}.0", $"\"{sign}\"", quoted),
            1 => Raw($"\"{enterprise.Ak}\"", $"0{timestamp}", $"\"{sign}\"", quoted),
            2 => Raw($"\"{enterprise.Ak}\"", $"{timestamp[0]}.{timestamp[1..]}e9", $"\"{sign}\"", quoted),
            3 => Raw($"\"{enterprise.Ak}\"", $"\"{timestamp}\"", "0", quoted),
            4 => Raw($"\"{enterprise.Ak}\"", $"\"{timestamp}\"", $"\"{Hash(enterprise.Ak + timestamp + enterprise.Sk + "1")}\"",
                "1"),
            _ => Raw("1", $"\"{timestamp}\"", $"\"{Hash("1" + timestamp + enterprise.Sk + param)}\"", quoted),
        });
    }

    private byte[] Tamper(string timestamp, string param, string sign)
    {
        if (random.Next(2) == 0)
        {
            var bytes = Convert.FromHexString(sign);
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            return Bytes(enterprise.Ak, timestamp, Convert.ToHexStringLower(bytes), param);
        }

        return Bytes(enterprise.Ak, timestamp, sign, param.Insert(param.IndexOf("abc", StringComparison.Ordinal), "d"));
    }

    private byte[] ChangeTime(string timestamp, string param)
    {
        var signedAt = long.Parse(timestamp, CultureInfo.InvariantCulture);
        var other = (signedAt + ((random.Next(2) == 0 ? 1 : -1) * random.Next(400, 100_000))).ToString(
            CultureInfo.InvariantCulture);
        return random.Next(4) switch
        {
            0 => Bytes(enterprise.Ak, other, caller.Sign(timestamp, param), param),
            1 => Bytes(enterprise.Ak, timestamp + "000", caller.Sign(timestamp + "000", param), param),
            2 => Bytes(enterprise.Ak, " " + timestamp, caller.Sign(" " + timestamp, param), param),
            _ => Bytes(enterprise.Ak, other, caller.Sign(other, param), param),
        };
    }

    private byte[] SignWrongly(string timestamp, string param)
    {
        var secret = random.Next(4) switch
        {
            0 => "",
            1 => new string('0', 64),
            2 => Convert.ToHexStringLower(RandomBytes(32)),
            _ => enterprise.Sk.ToUpperInvariant(),
        };
        var ak = random.Next(4) == 0 ? "ak-2222-2222-2222-2222" : enterprise.Ak;
        return Bytes(ak, timestamp, Hash(ak + timestamp + secret + param), param);
    }

    private byte[] LoneSurrogate(string timestamp)
    {
        var half = random.Next(2) == 0 ? "\\ud83d" : "\\ude00";
        var raw = $$"""{"label":"{{half}}"}""";
        return Encoding.UTF8.GetBytes(random.Next(2) == 0
            ? Head(enterprise.Ak, timestamp, caller.Sign(timestamp, """{"label":"?"}"""))
                + $"\"{{\\\"label\\\":\\\"{half}\\\"}}\"}}"
            : Head(enterprise.Ak, timestamp, Hash(
                enterprise.Ak + timestamp + enterprise.Sk + raw.Replace(half, "\ufffd", StringComparison.Ordinal))) + raw + "}");
    }

    // What was signed means the same, and is not the same text.
    private byte[] Rewrite(string timestamp, string param, string sign) => random.Next(3) switch
    {
        0 => Encoding.UTF8.GetBytes(
            Head(enterprise.Ak, timestamp, sign) + param.Replace(":", ": ", StringComparison.Ordinal) + "}"),
        1 => Bytes(enterprise.Ak, timestamp, sign, param + " "),
        _ => Encoding.UTF8.GetBytes(
            Head(enterprise.Ak, timestamp, sign) + param.Replace("abc", "\\u0061bc", StringComparison.Ordinal) + "}"),
    };

    private byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Pick(params string[] texts) => Encoding.UTF8.GetBytes(texts[random.Next(texts.Length)]);

    private static string Latin(byte[] bytes) => JsonSerializer.Serialize(Encoding.Latin1.GetString(bytes), Readable);

    private static string Escaped(byte[] bytes) => $"\"{string.Concat(bytes.Select(one => $"\\u{one:x4}"))}\"";

    private static byte[] Bytes(string ak, string timestamp, string sign, string param) =>
        Encoding.UTF8.GetBytes(Body(ak, timestamp, sign, param));

    private static string Body(string ak, string timestamp, string sign, string param) =>
        JsonSerializer.Serialize(new { ak, timestamp, sign, param }, Readable);

    private static string Raw(string ak, string timestamp, string sign, string param) =>
        $$"""{"ak":{{ak}},"timestamp":{{timestamp}},"sign":{{sign}},"param":{{param}}}""";

    private static string Head(string ak, string timestamp, string sign) =>
        $$"""{"ak":"{{ak}}","timestamp":"{{timestamp}}","sign":"{{sign}}","param":""";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Hash(byte[] head, byte[] param) => Convert.ToHexStringLower(SHA256.HashData([.. head, .. param]));

    private static Encoding ReadGbk()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("gb18030");
    }
}

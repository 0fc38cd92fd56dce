using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Codes;

/// <summary>
/// Reads MA (UDI) codes: <c>MA.156.M0.100221.AE7X1234.S0001.M250101.LB7.E280101</c>. The first five parts are the device id;
/// of what follows only the serial part (S) belongs to the identity.
/// </summary>
internal static class MaParser
{
    internal const int DeviceParts = 5;

    internal static CodeReading Parse(ReadOnlySpan<byte> ascii, Span<byte> key)
    {
        if (ascii.Contains(Gs1Parser.Separator))
        {
            return CodeReading.Refused(Reason.CodeBadCharacter);
        }

        int deviceLength = DeviceLength(ascii);
        if (deviceLength < 0)
        {
            return CodeReading.Refused(Reason.CodeUnknownKind);
        }

        ReadOnlySpan<byte> serial = default;
        var rest = ascii[deviceLength..];
        while (!rest.IsEmpty)
        {
            rest = rest[1..];
            int length = LengthOfPart(rest);
            var part = rest[..length];
            rest = rest[length..];
            bool isSerial = length > 0 && part[0] == 'S';
            if (length == 0 || (isSerial && !serial.IsEmpty))
            {
                return CodeReading.Refused(Reason.CodeUnknownKind);
            }

            serial = isSerial ? part : serial;
        }

        // "S" alone names a serial and gives none.
        return serial.Length < 2
            ? CodeReading.Refused(Reason.CodeWithoutSerial)
            : Good(ascii, ascii[..deviceLength], serial, key);
    }

    /// <summary>Characters of the first five parts, or -1 if there are fewer or an empty one.</summary>
    internal static int DeviceLength(ReadOnlySpan<byte> ascii)
    {
        int length = 0;
        for (int part = 0; part < DeviceParts; part++)
        {
            if (part > 0)
            {
                length++;
            }

            int partLength = length < ascii.Length ? LengthOfPart(ascii[length..]) : 0;
            if (partLength == 0)
            {
                return -1;
            }

            length += partLength;
        }

        return length;
    }

    private static int LengthOfPart(ReadOnlySpan<byte> text)
    {
        int dot = text.IndexOf((byte)'.');
        return dot < 0 ? text.Length : dot;
    }

    private static CodeReading Good(
        ReadOnlySpan<byte> ascii, ReadOnlySpan<byte> device, ReadOnlySpan<byte> serial, Span<byte> key)
    {
        int length = CodeKey.EncodeText(device, key);
        key[length++] = (byte)'.';
        serial.CopyTo(key[length..]);
        length += serial.Length;
        return new CodeReading(Reason.Unspecified, CodeKind.Ma, length, !ascii.SequenceEqual(key[1..length]));
    }
}

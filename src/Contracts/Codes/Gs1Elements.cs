using System.Buffers;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Codes;

/// <summary>The elements of one GS1 string that make its identity: 01 with 21, or 00. Others are checked and left out.</summary>
internal ref struct Gs1Elements
{
    // GS1 AI encodable character set 82, without parentheses: the canonical form uses them as marks.
    private static readonly SearchValues<byte> ValueBytes = SearchValues.Create(
        "!\"%&'*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"u8);

    private ReadOnlySpan<byte> _sscc;
    private ReadOnlySpan<byte> _gtin;
    private ReadOnlySpan<byte> _serial;
    private bool _lotMayHoldSerial;

    /// <summary>The value of 01, empty without one.</summary>
    internal readonly ReadOnlySpan<byte> Gtin => _gtin;

    /// <summary>Takes an element; false if its value does not follow its identifier or is a second identity.</summary>
    /// <param name="identifier">The application identifier.</param>
    /// <param name="value">Its value.</param>
    /// <param name="isOpenEnded">Whether nothing but the end of the string ended a value of variable length.</param>
    internal bool TryAdd(Gs1Identifier identifier, ReadOnlySpan<byte> value, bool isOpenEnded)
    {
        if (!Follows(identifier, value))
        {
            return false;
        }

        switch (identifier.Family)
        {
            case Gs1Identifier.Sscc:
                return TrySet(ref _sscc, value);
            case Gs1Identifier.Gtin:
                return TrySet(ref _gtin, value);
            case Gs1Identifier.Serial:
                return TrySet(ref _serial, value);
            case Gs1Identifier.Lot:
                // "21" with something before and behind it: a scanner that dropped the separator would send just this.
                _lotMayHoldSerial = isOpenEnded && value.Length > 3 && value[1..^1].IndexOf("21"u8) >= 0;
                return true;
            default:
                return true;
        }
    }

    /// <summary>Judges the elements and writes the key of the canonical form.</summary>
    internal readonly CodeReading Identify(ReadOnlySpan<byte> received, Span<byte> key)
    {
        if (_gtin.IsEmpty == _sscc.IsEmpty || (_gtin.IsEmpty && !_serial.IsEmpty))
        {
            return CodeReading.Refused(Reason.CodeBadGs1);
        }

        if (!HasGoodCheckDigit(_gtin.IsEmpty ? _sscc : _gtin))
        {
            return CodeReading.Refused(Reason.CodeBadCheckDigit);
        }

        if (!_gtin.IsEmpty && _serial.IsEmpty)
        {
            return CodeReading.Refused(_lotMayHoldSerial ? Reason.CodeBadGs1 : Reason.CodeWithoutSerial);
        }

        int length = _gtin.IsEmpty
            ? Append(_sscc, key, CodeKey.EncodeText("(00)"u8, key))
            : Append(_gtin, key, CodeKey.EncodeText("(01)"u8, key));
        if (!_gtin.IsEmpty)
        {
            length = Append(_serial, key, Append("(21)"u8, key, length));
        }

        var kind = _gtin.IsEmpty ? CodeKind.Sscc : CodeKind.Gs1;
        return new CodeReading(Reason.Unspecified, kind, length, !received.SequenceEqual(key[1..length]));
    }

    private static bool Follows(Gs1Identifier identifier, ReadOnlySpan<byte> value)
    {
        bool hasLength = identifier.FixedLength > 0
            ? value.Length == identifier.FixedLength
            : value.Length >= 1 && value.Length <= identifier.MaxLength;
        bool hasCharacters = identifier.IsNumeric
            ? !value.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            : !value.ContainsAnyExcept(ValueBytes);
        return hasLength && hasCharacters && (!identifier.IsDate || IsDate(value));
    }

    private static bool IsDate(ReadOnlySpan<byte> value)
    {
        int year = 2000 + Two(value);
        int month = Two(value[2..]);
        int day = Two(value[4..]);
        return month is >= 1 and <= 12 && day <= DateTime.DaysInMonth(year, month);
    }

    private static int Two(ReadOnlySpan<byte> digits) => ((digits[0] - '0') * 10) + digits[1] - '0';

    private static bool TrySet(ref ReadOnlySpan<byte> element, ReadOnlySpan<byte> value)
    {
        bool isFirst = element.IsEmpty;
        element = value;
        return isFirst;
    }

    // Weights 3, 1, 3 ... end with 1 on the check digit: GTIN-14 and SSCC-18 are both of even length.
    private static bool HasGoodCheckDigit(ReadOnlySpan<byte> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            sum += (digits[i] - '0') * ((i & 1) == 0 ? 3 : 1);
        }

        return sum % 10 == 0;
    }

    private static int Append(ReadOnlySpan<byte> text, Span<byte> key, int length)
    {
        text.CopyTo(key[length..]);
        return length + text.Length;
    }
}

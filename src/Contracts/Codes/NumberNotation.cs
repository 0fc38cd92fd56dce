namespace TraceEngine.Contracts.Codes;

/// <summary>Recognises what a spreadsheet or JSON number made of a code: <c>8.1E+19</c>, <c>81000000.0</c>.</summary>
internal static class NumberNotation
{
    /// <param name="ascii">The text; all digits is not number notation.</param>
    /// <param name="onlyNormalised">
    /// Only one digit before point or exponent counts: a bare GS1 string may well read as digits, E, digits.
    /// </param>
    internal static bool Matches(ReadOnlySpan<byte> ascii, bool onlyNormalised)
    {
        var rest = ascii;
        int whole = SkipDigits(ref rest);
        if (whole == 0 || (onlyNormalised && whole > 1) || rest.IsEmpty)
        {
            return false;
        }

        if (rest[0] == '.')
        {
            rest = rest[1..];
            if (SkipDigits(ref rest) == 0)
            {
                return false;
            }

            if (rest.IsEmpty)
            {
                return true;
            }
        }

        if (rest[0] is not ((byte)'e' or (byte)'E'))
        {
            return false;
        }

        rest = rest[1..];
        if (!rest.IsEmpty && rest[0] is (byte)'+' or (byte)'-')
        {
            rest = rest[1..];
        }

        return SkipDigits(ref rest) > 0 && rest.IsEmpty;
    }

    private static int SkipDigits(ref ReadOnlySpan<byte> text)
    {
        int count = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        count = count < 0 ? text.Length : count;
        text = text[count..];
        return count;
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace TraceEngine.Contracts.Tests.Codes;

/// <summary>Random codes and their parts.</summary>
internal static class CodeGenerators
{
    private const string SerialCharacters = "0123456789ABCXYZabcxyz-./_+";

    internal static Gen<string> Digits(int least, int most) =>
        from length in Gen.Choose(least, most)
        from digits in Gen.Elements("0123456789".ToCharArray()).ArrayOf(length)
        select new string(digits);

    internal static Gen<string> Serial(int most = 20) =>
        from length in Gen.Choose(1, most)
        from characters in Gen.Elements(SerialCharacters.ToCharArray()).ArrayOf(length)
        select new string(characters);

    internal static Gen<string> Gtin { get; } = Digits(13, 13).Select(WithCheckDigit);

    internal static Gen<string> Sscc { get; } = Digits(17, 17).Select(WithCheckDigit);

    /// <summary>The textbook way: weights 3 and 1 from the right.</summary>
    internal static string WithCheckDigit(string body)
    {
        int sum = body.Reverse().Select((digit, position) => (digit - '0') * (position % 2 == 0 ? 3 : 1)).Sum();
        return body + (char)('0' + ((10 - (sum % 10)) % 10));
    }
}

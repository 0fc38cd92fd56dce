using TraceEngine.Contracts.Codes;

namespace TraceEngine.Query.Tests;

/// <summary>National codes whose prefix says their level: 8100001 is level 1, and so on.</summary>
internal static class SampleCode
{
    public static string OnLevel(int level, int number) => $"810000{level}{number:D13}";

    public static byte[] Key(string code)
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        var reading = CodeParser.Parse(code, bareGs1: false, key);
        Assert.True(reading.IsGood, code);
        return key[..reading.KeyLength].ToArray();
    }
}

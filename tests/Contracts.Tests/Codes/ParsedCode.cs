using TraceEngine.Contracts.Codes;

namespace TraceEngine.Contracts.Tests.Codes;

/// <summary>A parsed code with its key as text, for assertions in one line.</summary>
internal sealed record ParsedCode(CodeReading Reading, string Canonical, string KeyHex)
{
    internal static ParsedCode Of(string code, bool bareGs1 = false)
    {
        var key = new byte[CodeKey.MaxKeyBytes];
        var reading = CodeParser.Parse(code, bareGs1, key);
        var used = key.AsSpan(0, reading.KeyLength);
        return new ParsedCode(reading, CodeKey.ToText(used), Convert.ToHexStringLower(used));
    }
}

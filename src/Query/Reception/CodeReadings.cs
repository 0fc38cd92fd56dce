using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Query.Reception;

/// <summary>
/// The ways a scanned text can be read. Whoever asks need not know the code system of the line: bare digits are looked up as a
/// national or maker code first, then as a GS1 string without parentheses.
/// </summary>
internal static class CodeReadings
{
    /// <summary>The keys that the text can mean, the likeliest first; none when it is no trace code.</summary>
    /// <param name="code">As printed or scanned.</param>
    /// <param name="fault">Why it is no trace code; unspecified when it is one.</param>
    public static byte[][] Of(string code, out Reason fault)
    {
        Span<byte> buffer = stackalloc byte[CodeKey.MaxKeyBytes];
        var plain = CodeParser.Parse(code, bareGs1: false, buffer);
        byte[][] keys = plain.IsGood ? [buffer[..plain.KeyLength].ToArray()] : [];
        var gs1 = CodeParser.Parse(code, bareGs1: true, buffer);
        if (gs1.IsGood && (keys.Length == 0 || !buffer[..gs1.KeyLength].SequenceEqual(keys[0])))
        {
            keys = [.. keys, buffer[..gs1.KeyLength].ToArray()];
        }

        fault = keys.Length > 0 ? Reason.Unspecified : plain.Fault;
        return keys;
    }
}

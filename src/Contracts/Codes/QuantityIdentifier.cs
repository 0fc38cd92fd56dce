using System.Text;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Codes;

/// <summary>
/// Goods without serial numbers are known by GTIN or MA device id alone: the key of <c>(01)...</c> or <c>MA...</c> without
/// what follows. A code with a serial number, or one that names no product, is no such identifier.
/// </summary>
public static class QuantityIdentifier
{
    private const int GtinDigits = 14;

    /// <summary>Reads an identifier and writes its key.</summary>
    /// <param name="text">As printed; at most 100 characters.</param>
    /// <param name="bareGs1">Whether digits without marks are a GS1 string.</param>
    /// <param name="key">Takes the key; at least <see cref="CodeKey.MaxKeyBytes"/> bytes.</param>
    /// <returns>Bytes of the key, or 0.</returns>
    public static int Read(string text, bool bareGs1, Span<byte> key)
    {
        if (text.Length > CodeKey.MaxCodeCharacters
            || CodeParser.Parse(text, bareGs1, key).Fault != Reason.CodeWithoutSerial)
        {
            return 0;
        }

        // Good but for the serial: pure ASCII, checked by the parser.
        Span<byte> ascii = stackalloc byte[CodeKey.MaxCodeCharacters];
        var read = ascii[..Encoding.ASCII.GetBytes(text, ascii)];
        return read.StartsWith("MA."u8) ? WriteDevice(read, key) : WriteGtin(read, key);
    }

    private static int WriteDevice(ReadOnlySpan<byte> ascii, Span<byte> key)
    {
        var length = MaParser.DeviceLength(ascii);
        return length <= 0 ? 0 : CodeKey.EncodeText(ascii[..length], key);
    }

    private static int WriteGtin(ReadOnlySpan<byte> ascii, Span<byte> key)
    {
        if (!Gs1Parser.TryReadGtin(ascii, out var gtin) || gtin.Length != GtinDigits)
        {
            return 0;
        }

        var length = CodeKey.EncodeText("(01)"u8, key);
        gtin.CopyTo(key[length..]);
        return length + gtin.Length;
    }
}

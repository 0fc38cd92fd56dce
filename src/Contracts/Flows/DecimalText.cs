using System.Globalization;

namespace TraceEngine.Contracts.Flows;

/// <summary>Decimals as documents carry them: ASCII digits with at most one point, no exponent, no spaces, no plus.</summary>
public static class DecimalText
{
    /// <summary>Digits before the point of a quantity.</summary>
    public const int QuantityDigits = 12;

    /// <summary>Digits behind the point of a quantity.</summary>
    public const int QuantityFraction = 4;

    /// <summary>Digits before the point of a temperature in degrees Celsius.</summary>
    public const int TemperatureDigits = 3;

    /// <summary>Digits behind the point of a temperature.</summary>
    public const int TemperatureFraction = 2;

    /// <summary>A quantity above 0, a decimal (16,4).</summary>
    public static bool TryParseQuantity(string text, out decimal quantity) =>
        TryParse(text, QuantityDigits, QuantityFraction, maySign: false, out quantity) && quantity > 0;

    /// <summary>A total of 0 or more, a decimal (16,4).</summary>
    public static bool TryParseTotal(string text, out decimal total) =>
        TryParse(text, QuantityDigits, QuantityFraction, maySign: false, out total);

    /// <summary>A temperature, a decimal (5,2).</summary>
    public static bool TryParseTemperature(string text, out decimal temperature) =>
        TryParse(text, TemperatureDigits, TemperatureFraction, maySign: true, out temperature);

    private static bool TryParse(string text, int digits, int fraction, bool maySign, out decimal value)
    {
        value = 0;
        var unsigned = text.AsSpan(maySign && text.StartsWith('-') ? 1 : 0);
        var point = unsigned.IndexOf('.');
        var whole = point < 0 ? unsigned : unsigned[..point];
        var part = point < 0 ? default : unsigned[(point + 1)..];
        if (whole.IsEmpty || whole.Length > digits || part.Length > fraction || (point >= 0 && part.IsEmpty)
            || whole.ContainsAnyExceptInRange('0', '9') || part.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        value = decimal.Parse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return true;
    }
}

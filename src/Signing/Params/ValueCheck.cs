using System.Globalization;
using System.Text;
using TraceEngine.Contracts.Lots;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;

namespace TraceEngine.Signing.Params;

/// <summary>
/// Whether a value is written as the standard says; nothing is cleaned or guessed here. Codes themselves are the engine's to
/// judge:
/// each bad one gets its verdict.
/// </summary>
internal static class ValueCheck
{
    private const string TimeForm = "yyyy-MM-dd HH:mm:ss";
    private const int DayLength = 10;
    private const int MonthLength = 7;

    /// <summary>What is wrong with a value that is not empty; null when nothing is.</summary>
    public static RowFault? Run(UploadField field, string value) => field.Type switch
    {
        UploadFieldType.Integer => CheckInteger(field, value),
        UploadFieldType.Decimal => CheckDecimal(field, value),
        UploadFieldType.Date => IsDate(value, field.AllowsMonth) ? null : RowFaults.NotADate(field, value),
        UploadFieldType.Time => IsTime(value) ? null : RowFaults.NotATime(field, value),
        _ => CheckText(field, value),
    };

    private static RowFault? CheckText(UploadField field, string value)
    {
        if (field.Choices.Count > 0)
        {
            return IsChoice(field.Choices, value) ? null : RowFaults.NotAChoice(field, value);
        }

        if (field.IsTraceCode || value.Length <= field.MaxCharacters)
        {
            return null;
        }

        var characters = value.EnumerateRunes().Count();
        return characters > field.MaxCharacters ? RowFaults.TooLong(field, value, characters) : null;
    }

    private static RowFault? CheckInteger(UploadField field, string value)
    {
        if (!IsDigits(value) || !decimal.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return RowFaults.NotANumber(field, value);
        }

        return CheckRange(field, value, number);
    }

    // Digits are counted as they stand: 16,4 is exact, with no way through a binary fraction.
    private static RowFault? CheckDecimal(UploadField field, string value)
    {
        var digits = value.StartsWith('-') ? value[1..] : value;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? "" : digits[(point + 1)..];
        var scale = field.Scale ?? 0;
        if (!IsDigits(whole) || (point >= 0 && !IsDigits(fraction)) || fraction.Length > scale
            || whole.TrimStart('0').Length > (field.Precision ?? 28) - scale
            || !decimal.TryParse(
                value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                    out var number))
        {
            return RowFaults.NotANumber(field, value);
        }

        return CheckRange(field, value, number);
    }

    private static RowFault? CheckRange(UploadField field, string value, decimal number) =>
        number < (field.Minimum ?? decimal.MinValue) || number > (field.Maximum ?? decimal.MaxValue)
            ? RowFaults.OutOfRange(field, value)
            : null;

    private static bool IsDate(string value, bool allowsMonth) => value.Length switch
    {
        DayLength => LotDate.TryParseExpiry(value, out var day) && (allowsMonth || !day.IsMonth),
        MonthLength => allowsMonth && LotDate.TryParseExpiry(value, out _),
        _ => false,
    };

    private static bool IsTime(string value) =>
        DateTime.TryParseExact(value, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // Asked for each row of a document: no enumerator, no closure.
    private static bool IsChoice(IReadOnlyList<FieldChoice> choices, string value)
    {
        for (var i = 0; i < choices.Count; i++)
        {
            if (choices[i].Value == value)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDigits(string value) => value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange('0', '9');
}

using System.Globalization;
using System.Text;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Files.Relation.Reading;
using TraceEngine.Files.TableWriting;

namespace TraceEngine.Files.Tables;

/// <summary>
/// Reads a cell as the value of a field: cleans what files are known to hold, says what is wrong with the rest.
/// </summary>
internal sealed class ValueReader(UploadNotes notes, bool bareGs1)
{
    private const int SafeDigits = 15;
    private const char ByteOrderMark = '\uFEFF';
    private readonly byte[] _key = new byte[CodeKey.MaxKeyBytes];

    /// <summary>Reads a cell.</summary>
    /// <param name="field">The field.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="row">Its row, for notes.</param>
    /// <param name="fault">What is wrong; null when nothing is.</param>
    /// <returns>The value, empty for an empty cell.</returns>
    public string Read(UploadField field, TableCell cell, long row, out RowFault? fault)
    {
        fault = null;
        var text = Trim(cell.Text);
        if (text.Length == 0)
        {
            return "";
        }

        // The apostrophe that error reports put before a text that a spreadsheet would run as a formula.
        text = text[0] == '\'' && CsvCell.StartsFormula(text[1..]) ? text[1..] : text;
        if (cell.Kind == CellKind.Error || text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            fault = RowFaults.Unreadable(field, text);
            return text;
        }

        return field.Type switch
        {
            UploadFieldType.Code => ReadCode(field, cell, text, row, out fault),
            UploadFieldType.Integer or UploadFieldType.Decimal => ReadNumber(field, text, row, out fault),
            UploadFieldType.Date => ReadDate(field, text, out fault),
            UploadFieldType.Time => ReadTime(field, text, out fault),
            _ => ReadText(field, cell, text, out fault),
        };
    }

    private static string ReadText(UploadField field, TableCell cell, string text, out RowFault? fault)
    {
        fault = null;
        if (cell.Kind == CellKind.Number && !TryWriteOut(ref text))
        {
            fault = RowFaults.PrecisionLost(field, text);
            return text;
        }

        if (field.Choices.Count > 0)
        {
            var choice = field.Choices.FirstOrDefault(one =>
                one.Value.Equals(text, StringComparison.OrdinalIgnoreCase) || one.NameZh == text);
            fault = choice is null ? RowFaults.NotAChoice(field, text) : null;
            return choice?.Value ?? text;
        }

        fault = LengthFault(field, text);
        return text;
    }

    private string ReadCode(UploadField field, TableCell cell, string text, long row, out RowFault? fault)
    {
        fault = null;
        if (cell.Kind == CellKind.Number)
        {
            if (!TryWriteOut(ref text) || !text.All(char.IsAsciiDigit))
            {
                fault = RowFaults.PrecisionLost(field, text);
                return text;
            }

            notes.Add(UploadNoteKind.NumberTakenAsCode, field.NameZh, row);
        }

        text = Clean(field, Unquote(text), row);
        if (field.IsTraceCode)
        {
            var reason = CodeParser.Parse(text, bareGs1, _key).Fault;
            fault = IsJudgedHere(reason) ? RowFaults.BadCode(field, text, reason) : null;
            return text;
        }

        if (CodeParser.Parse(text, bareGs1: true, _key).Fault == Reason.CodeNumberNotation)
        {
            fault = RowFaults.BadCode(field, text, Reason.CodeNumberNotation);
        }
        else if (field.Name.EndsWith("Uscc", StringComparison.Ordinal) && !CreditCode.TryParse(text, out _, out var wrong))
        {
            fault = RowFaults.BadCreditCode(field, text, wrong);
        }
        else
        {
            fault = LengthFault(field, text);
        }

        return text;
    }

    // Kinds, check digits and prefixes are the server's to judge: it knows the product and how its codes are read.
    private static bool IsJudgedHere(Reason reason) =>
        reason is Reason.CodeEmpty or Reason.CodeTooLong or Reason.CodeNumberNotation or Reason.CodeBadCharacter;

    private string ReadNumber(UploadField field, string text, long row, out RowFault? fault)
    {
        fault = null;
        var digits = Clean(field, text, row);
        if (!decimal.TryParse(
            digits,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var number))
        {
            fault = RowFaults.NotANumber(field, text);
            return text;
        }

        // 0.30000000000000004 is what a spreadsheet stores for 0.3: fifteen digits are what it means.
        number = digits.Length > SafeDigits && digits.Contains('.', StringComparison.Ordinal)
            ? decimal.Round(number, Math.Clamp(SafeDigits - 1 - WholeDigits(number), 0, 28))
            : number;
        var written = number.ToString("0.############################", CultureInfo.InvariantCulture);
        var point = written.IndexOf('.', StringComparison.Ordinal);
        var scale = point < 0 ? 0 : written.Length - point - 1;
        var isInteger = field.Type == UploadFieldType.Integer;
        if (scale > (isInteger ? 0 : field.Scale ?? 28)
            || (!isInteger && WholeDigits(number) > (field.Precision ?? 28) - (field.Scale ?? 0)))
        {
            fault = RowFaults.NotANumber(field, text);
        }
        else if (number < (field.Minimum ?? decimal.MinValue) || number > (field.Maximum ?? decimal.MaxValue))
        {
            fault = RowFaults.OutOfRange(field, text);
        }

        return written;
    }

    private static string ReadDate(UploadField field, string text, out RowFault? fault)
    {
        fault = MomentText.TryReadDate(text, field.AllowsMonth, out var date) ? null : RowFaults.NotADate(field, text);
        return fault is null ? date : text;
    }

    private static string ReadTime(UploadField field, string text, out RowFault? fault)
    {
        fault = MomentText.TryReadTime(text, out var time) ? null : RowFaults.NotATime(field, text);
        return fault is null ? time : text;
    }

    // What a spreadsheet stores of a whole number may be 81234567 or 8.1234567E7.
    private static bool TryWriteOut(ref string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || Math.Abs(number) >= 1e15 || (text.Length > SafeDigits && text.All(char.IsAsciiDigit)))
        {
            return false;
        }

        text = ((decimal)number).ToString("0.##############", CultureInfo.InvariantCulture);
        return true;
    }

    private string Clean(UploadField field, string text, long row)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return text;
        }

        var raw = Encoding.UTF8.GetBytes(text);
        var target = new byte[2 * raw.Length];
        var length = ValueCleaner.Clean(raw, target, out var result);
        if (result.HasFlag(CleaningResult.BlanksRemoved))
        {
            notes.Add(UploadNoteKind.BlanksRemoved, field.NameZh, row);
        }

        if (result.HasFlag(CleaningResult.FullWidthConverted))
        {
            notes.Add(UploadNoteKind.FullWidthConverted, field.NameZh, row);
        }

        return Encoding.UTF8.GetString(target, 0, length);
    }

    // ="8190..." and '8190... are how people keep a spreadsheet from making a number of a code.
    private static string Unquote(string text) => text switch
    {
        ['=', '"', .. var inside, '"'] => inside,
        ['\'', .. var rest] => rest,
        _ => text,
    };

    private static RowFault? LengthFault(UploadField field, string text)
    {
        if (text.Length <= field.MaxCharacters)
        {
            return null;
        }

        var characters = text.EnumerateRunes().Count();
        return characters > field.MaxCharacters ? RowFaults.TooLong(field, text, characters) : null;
    }

    private static int WholeDigits(decimal number) =>
        decimal.Truncate(Math.Abs(number)).ToString(CultureInfo.InvariantCulture).TrimStart('0').Length;

    private static string Trim(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length > 0 && (trimmed[0] == ByteOrderMark || trimmed[^1] == ByteOrderMark))
        {
            trimmed = trimmed.Trim(ByteOrderMark).Trim();
        }

        return trimmed.Length == text.Length ? text : trimmed.ToString();
    }
}

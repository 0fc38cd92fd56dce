using System.Globalization;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Ingest.Catalog;

/// <summary>The faults of one product while its rules run: every fault is found, none hides another.</summary>
internal sealed class ProductFaults
{
    private readonly List<ProductFault> _found = [];

    /// <summary>What was found, in the order of the rules.</summary>
    public IReadOnlyList<ProductFault> Found => _found;

    /// <summary>Something is wrong.</summary>
    public void Add(VerdictField field, string path, Reason reason, params string[] arguments) =>
        _found.Add(new ProductFault(field, path, reason, arguments));

    /// <summary>A required field is empty.</summary>
    public void AddMissing(VerdictField field, string path) => Add(field, path, Reason.FieldRequired, path);

    /// <summary>A field of text; true when it has a good value.</summary>
    public bool CheckText(VerdictField field, string path, string value, int longest, bool required)
    {
        if (value.Length == 0)
        {
            if (required)
            {
                AddMissing(field, path);
            }

            return false;
        }

        // Characters are counted as the database counts them: by code point.
        var length = value.EnumerateRunes().Count();
        if (length > longest)
        {
            Add(field, path, Reason.TextTooLong, path, Text(length), Text(longest));
            return false;
        }

        if (value.Any(char.IsControl) || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
        {
            Add(field, path, Reason.FieldBadText, value, path);
            return false;
        }

        return true;
    }

    /// <summary>A credit code that is there.</summary>
    public void CheckCreditCode(VerdictField field, string path, string value)
    {
        if (!CreditCode.TryParse(value, out _, out _))
        {
            Add(field, path, Reason.CreditCodeInvalid, value, path);
        }
    }

    /// <summary>A prefix or device identifier that is there.</summary>
    public void CheckPrefix(VerdictField field, string path, string value)
    {
        if (!PrefixForm.IsGood(value))
        {
            Add(field, path, Reason.PrefixInvalid, value);
        }
    }

    /// <summary>A number as an argument.</summary>
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

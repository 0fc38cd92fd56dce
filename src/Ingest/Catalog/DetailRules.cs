using System.Globalization;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Ingest.Catalog;

/// <summary>
/// The rules over what only one kind of product has: the tables of <see cref="DetailFields"/>, and what spans fields.
/// </summary>
internal sealed class DetailRules(ProductContent content, bool isUpload, ProductFaults faults)
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string ManufacturerCreditCode = "manufacturer_credit_code";
    private const string ManufacturerCountry = "manufacturer_country";
    private const string AgentName = "agent_name";
    private const string ApprovalBeginsOn = "approval_begins_on";
    private const string ApprovalEndsOn = "approval_ends_on";

    private ProductDetails Details => content.Details;

    /// <summary>Checks the details of a product of a known kind.</summary>
    public void Check()
    {
        var expected = content.Kind == RegisteredKind.Consumable ? DetailSort.Consumable : DetailSort.Drug;
        if (Details.Sort != DetailSort.None && Details.Sort != expected)
        {
            faults.Add(FieldOf(Details.Sort), NameOf(Details.Sort), Reason.FieldNotOfKind, NameOf(Details.Sort));
            return;
        }

        if (Details.Sort == DetailSort.None && !isUpload)
        {
            return;
        }

        foreach (var field in DetailFields.Of(expected))
        {
            CheckField(field, FieldOf(expected), PathOf(expected, field.Name));
        }

        CheckAcrossFields(expected);
    }

    private void CheckField(DetailField field, VerdictField verdictField, string path)
    {
        var value = Details[field.Name];
        if (value.Length > 0 && !field.IsOf(content.Kind))
        {
            faults.Add(verdictField, path, Reason.FieldNotOfKind, path);
            return;
        }

        var required = isUpload && field.IsRequiredFor(content.Kind);
        if (!faults.CheckText(verdictField, path, value, field.MaxCharacters, required))
        {
            return;
        }

        switch (field.Form)
        {
            case DetailForm.Number when !IsNumber(value):
                faults.Add(verdictField, path, Reason.FieldNotNumber, value, path);
                break;
            case DetailForm.Date when DayOf(value) is null:
                faults.Add(verdictField, path, Reason.FieldNotDate, value, path);
                break;
            case DetailForm.Flag when value is not ("0" or "1"):
                faults.Add(verdictField, path, Reason.FieldNotFlag, value, path);
                break;
            case DetailForm.CreditCode:
                faults.CheckCreditCode(verdictField, path, value);
                break;
            case DetailForm.Prefix:
                faults.CheckPrefix(verdictField, path, value);
                break;
        }
    }

    private void CheckAcrossFields(DetailSort sort)
    {
        if (DayOf(Details[ApprovalBeginsOn]) is { } begin && DayOf(Details[ApprovalEndsOn]) is { } end && end < begin)
        {
            faults.Add(
                VerdictField.Drug,
                PathOf(DetailSort.Drug, ApprovalEndsOn),
                Reason.ApprovalEndsBeforeBegin,
                Details[ApprovalEndsOn],
                Details[ApprovalBeginsOn]);
        }

        // A consumable is made in China, then its manufacturer has a credit code; or it is imported, then it has a country and an
        // agent.
        if (sort != DetailSort.Consumable || !isUpload || Details[ManufacturerCreditCode].Length > 0)
        {
            return;
        }

        var imported = new[] { ManufacturerCountry, AgentName };
        var missing = Array.FindAll(imported, name => Details[name].Length == 0);
        foreach (var name in missing.Length == imported.Length ? [ManufacturerCreditCode] : missing)
        {
            faults.AddMissing(VerdictField.Consumable, PathOf(DetailSort.Consumable, name));
        }
    }

    private static VerdictField FieldOf(DetailSort sort) =>
        sort == DetailSort.Consumable ? VerdictField.Consumable : VerdictField.Drug;

    private static string NameOf(DetailSort sort) => FieldOf(sort).ToWireName();

    private static string PathOf(DetailSort sort, string name) => $"{NameOf(sort)}.{name}";

    private static bool IsNumber(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0;

    private static DateOnly? DayOf(string value) =>
        DateOnly.TryParseExact(value, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

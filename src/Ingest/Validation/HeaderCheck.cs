using System.Globalization;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Lots;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation;

/// <summary>Checks a section's header: one fault refuses the whole batch, since all its rows would share it.</summary>
internal sealed class HeaderCheck(IngestLimits limits, TimeProvider time)
{
    // The field's dates are Chinese ones: a lot activated just after midnight in Beijing was made that day, not the day before.
    private static readonly TimeSpan BeijingOffset = TimeSpan.FromHours(8);

    /// <summary>The header's facts, or the verdict that refuses the batch.</summary>
    public Verdict? Check(
        ActivationHeader header, RegisteredProduct? product, IReadOnlySet<EnterpriseRole> roles, out CheckedHeader? result)
    {
        result = null;
        if (FindLongText(header) is { } tooLong)
        {
            return tooLong;
        }

        // Only producers activate, whatever the product: who has no such role is told so, and not that a product is unknown.
        if (!roles.Contains(EnterpriseRole.DrugProducer) && !roles.Contains(EnterpriseRole.ConsumableProducer))
        {
            return Refuse(VerdictField.Header, Reason.RoleMissing, "Activation");
        }

        if (product is null)
        {
            return Refuse(VerdictField.Product, Reason.ProductUnknown, NameOf(header.Product));
        }

        if (!roles.Contains(RoleFor(product)))
        {
            return Refuse(VerdictField.Product, Reason.NotAllowed, NameOf(header.Product));
        }

        if (!LotNumber.TryParse(header.LotNumber, out var lotNumber))
        {
            return Refuse(VerdictField.LotNumber, Reason.LotNumberInvalid, header.LotNumber);
        }

        if (CheckDates(header, out var made, out var expires, out var activatedAt) is { } badDates)
        {
            return badDates;
        }

        result = new CheckedHeader(product, new SectionLot(lotNumber.Value, made.Day, expires), activatedAt);
        return null;
    }

    /// <summary>The product reference as a person would name it.</summary>
    public static string NameOf(ProductReference? reference) => reference switch
    {
        null => "",
        { ProductCode.Length: > 0 } => reference.ProductCode,
        _ => $"{reference.NhsaCode} / {reference.Barcode}",
    };

    private static EnterpriseRole RoleFor(RegisteredProduct product) =>
        product.Kind == RegisteredKind.Consumable ? EnterpriseRole.ConsumableProducer : EnterpriseRole.DrugProducer;

    private Verdict? CheckDates(
        ActivationHeader header, out LotDate made, out LotDate expires, out DateTimeOffset activatedAt)
    {
        expires = default;
        activatedAt = default;
        if (!LotDate.TryParseMade(header.MadeOn, out made))
        {
            return Refuse(VerdictField.MadeOn, Reason.DateInvalid, header.MadeOn);
        }

        if (!LotDate.TryParseExpiry(header.ExpiresOn, out expires))
        {
            return Refuse(VerdictField.ExpiresOn, Reason.DateInvalid, header.ExpiresOn);
        }

        if (expires.Day <= made.Day)
        {
            return Refuse(VerdictField.ExpiresOn, Reason.ExpiryNotAfterMade, header.ExpiresOn, header.MadeOn);
        }

        if (!EventTime.TryRead(header.ActivatedAt, time.GetUtcNow() + limits.MaxClockLead, out activatedAt))
        {
            return Refuse(VerdictField.ActivatedAt, Reason.TimeImplausible, EventTime.TextOf(header.ActivatedAt));
        }

        var activatedDay = DateOnly.FromDateTime(activatedAt.ToOffset(BeijingOffset).DateTime);
        return made.Day > activatedDay
            ? Refuse(
                VerdictField.MadeOn,
                Reason.MadeAfterActivated,
                header.MadeOn,
                activatedDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : null;
    }

    private static Verdict? FindLongText(ActivationHeader header) =>
        TooLong(VerdictField.Product, header.Product?.ProductCode, HeaderText.MaxProductCodeCharacters)
        ?? TooLong(VerdictField.Line, header.Line, HeaderText.MaxLineCharacters)
        ?? TooLong(VerdictField.Workshop, header.Workshop, HeaderText.MaxLineCharacters)
        ?? TooLong(VerdictField.LineManager, header.LineManager, HeaderText.MaxLineCharacters)
        ?? TooLong(VerdictField.PackRatio, header.PackRatio, HeaderText.MaxLineCharacters);

    private static Verdict? TooLong(VerdictField field, string? text, int limit) =>
        text is not null && text.Length > limit
            ? Refuse(
                field,
                Reason.TextTooLong,
                field.ToWireName(),
                text.Length.ToString(CultureInfo.InvariantCulture),
                limit.ToString(CultureInfo.InvariantCulture))
            : null;

    private static Verdict Refuse(VerdictField field, Reason reason, params string[] arguments) =>
        Verdict.Of(Verdict.WholeBatch, "", field, reason, arguments);
}

using Google.Protobuf.WellKnownTypes;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Ingest.Validation.Flows;

/// <summary>
/// Checks a document's header by the one table of who reports what: one fault refuses the whole batch. The order of the checks
/// is the order in which faults are told.
/// </summary>
internal sealed class FlowHeaderCheck(IngestLimits limits, TimeProvider time)
{
    /// <summary>The verdict that refuses the batch, or the document's line of the table.</summary>
    public Verdict? Check(FlowSection section, int codeCount, Caller caller, out FlowRule? rule)
    {
        rule = null;
        var header = section.Header;
        if (FindBadName(header) is { } badName)
        {
            return badName;
        }

        if (FlowTexts.FindLong(header) is { } tooLong)
        {
            return tooLong;
        }

        var line = FlowRuleBook.Find((DocumentKind)header.Kind, header.BillType);
        if (line is null)
        {
            return Refuse(VerdictField.BillType, Reason.BillTypeInvalid, header.BillType);
        }

        rule = line;
        if (line.Roles.Count > 0 && !line.Roles.Any(caller.Roles.Contains))
        {
            return Refuse(VerdictField.Kind, Reason.RoleMissing, header.Kind.ToString());
        }

        return FindBadTime(header)
            ?? FindBadParty(header, line)
            ?? FindStranger(header, line, caller.CreditCode)
            ?? FindMissingText(section, line)
            ?? FindBadDecimal(header.Details)
            ?? FindBadRows(section, codeCount, line);
    }

    private Verdict? FindBadName(FlowHeader header)
    {
        if (header.Kind is FlowKind.Unspecified or < 0 or > FlowKind.Correction)
        {
            return Refuse(VerdictField.Kind, Reason.FlowKindUnknown, ((int)header.Kind).ToString(Culture));
        }

        return IsGoodNumber(header.DocumentNumber, limits)
            ? null
            : Refuse(VerdictField.DocumentNumber, Reason.DocumentNumberInvalid, header.DocumentNumber);
    }

    /// <summary>Whether a text can be a document number.</summary>
    public static bool IsGoodNumber(string number, IngestLimits limits) =>
        number.Length > 0 && number.Length <= limits.MaxDocumentNumberCharacters && !number.Any(char.IsControl);

    private static System.Globalization.CultureInfo Culture => System.Globalization.CultureInfo.InvariantCulture;

    private Verdict? FindBadTime(FlowHeader header)
    {
        var latest = time.GetUtcNow() + limits.MaxClockLead;
        if (!EventTime.TryRead(header.EventAt, latest, out _))
        {
            return Refuse(VerdictField.EventAt, Reason.TimeImplausible, EventTime.TextOf(header.EventAt));
        }

        // The other times are kept as declared: not required, but no milliseconds among seconds either.
        foreach (var party in FlowParty.Of(header))
        {
            if (IsImplausible(party.Party?.EventAt, latest))
            {
                return Refuse(party.Field, Reason.TimeImplausible, EventTime.TextOf(party.Party!.EventAt));
            }
        }

        return IsImplausible(header.Details?.ArrivedAt, latest)
            ? Refuse(VerdictField.Details, Reason.TimeImplausible, EventTime.TextOf(header.Details!.ArrivedAt))
            : null;
    }

    private static bool IsImplausible(Timestamp? timestamp, DateTimeOffset latest) =>
        timestamp is not null && !EventTime.TryRead(timestamp, latest, out _);

    private static Verdict? FindBadParty(FlowHeader header, FlowRule rule)
    {
        foreach (var party in FlowParty.Of(header))
        {
            var isMissing = party.CreditCode.Length == 0;
            if ((isMissing && rule.Required.HasFlag(party.Role))
                || (!isMissing && !CreditCode.TryParse(party.CreditCode, out _, out _)))
            {
                return Refuse(party.Field, Reason.PartyInvalid, party.Name, party.CreditCode);
            }
        }

        return null;
    }

    /// <summary>The caller must be all parties of one of the alternatives.</summary>
    private static Verdict? FindStranger(FlowHeader header, FlowRule rule, string creditCode)
    {
        var roles = FlowParty.Of(header)
            .Where(party => party.CreditCode == creditCode)
            .Aggregate(FlowParties.None, (sum, party) => sum | party.Role);
        if (rule.Callers.Count == 0 || rule.Callers.Any(wanted => (roles & wanted) == wanted))
        {
            return null;
        }

        var missing = FlowParty.Of(header).First(party => (rule.Callers[0] & ~roles).HasFlag(party.Role));
        return Refuse(missing.Field, Reason.NotAParty, missing.Name);
    }

    private static Verdict? FindMissingText(FlowSection section, FlowRule rule)
    {
        var header = section.Header;
        var needsReason = rule.NeedsReason || (BillTypes.TryFind(header.BillType, out var bill) && bill.NeedsReason);
        var details = header.Details ?? new FlowDetails();
        if (needsReason && string.IsNullOrWhiteSpace(header.ChangeReason))
        {
            return Refuse(VerdictField.ChangeReason, Reason.TextRequired, "change_reason");
        }

        if (rule.NeedsWitness && string.IsNullOrWhiteSpace(details.Executor))
        {
            return Refuse(VerdictField.Executor, Reason.TextRequired, "executor");
        }

        if (rule.NeedsWitness && string.IsNullOrWhiteSpace(details.Supervisor))
        {
            return Refuse(VerdictField.Supervisor, Reason.TextRequired, "supervisor");
        }

        return section.Rejected.Count > 0 && rule.Rows.HasFlag(FlowRowSorts.Rejected)
            && string.IsNullOrWhiteSpace(details.CheckReason)
            ? Refuse(VerdictField.Details, Reason.TextRequired, "check_reason")
            : null;
    }

    private static Verdict? FindBadDecimal(FlowDetails? details)
    {
        if (details is null)
        {
            return null;
        }

        return Bad("temperature_min", details.TemperatureMin, DecimalText.TryParseTemperature(details.TemperatureMin, out _))
            ?? Bad("temperature_max", details.TemperatureMax, DecimalText.TryParseTemperature(details.TemperatureMax, out _))
            ?? Bad("declared_total", details.DeclaredTotal, DecimalText.TryParseTotal(details.DeclaredTotal, out _));

        static Verdict? Bad(string name, string text, bool isGood) => text.Length == 0 || isGood
            ? null
            : Refuse(VerdictField.Details, Reason.DecimalInvalid, name, text);
    }

    private static Verdict? FindBadRows(FlowSection section, int codeCount, FlowRule rule)
    {
        ReadOnlySpan<(FlowRowSorts Sort, int Count, VerdictField Field, string Name)> sorts =
        [
            (FlowRowSorts.Codes, codeCount, VerdictField.Code, "codes"),
            (FlowRowSorts.Rejected, section.Rejected.Count, VerdictField.Rejected, "rejected"),
            (FlowRowSorts.Lots, section.Lots.Count, VerdictField.Lot, "lots"),
            (FlowRowSorts.Quantities, section.Quantities.Count, VerdictField.Quantity, "quantities"),
            (FlowRowSorts.Corrections, section.Corrections.Count, VerdictField.Correction, "corrections"),
        ];
        foreach (var (sort, count, field, name) in sorts)
        {
            if (count > 0 && !rule.Rows.HasFlag(sort))
            {
                return Refuse(field, Reason.RowsNotAllowed, name);
            }
        }

        return rule.Rows == FlowRowSorts.Corrections && section.Corrections.Count == 0
            ? Refuse(VerdictField.Correction, Reason.RowsNotAllowed, "-")
            : null;
    }

    private static Verdict Refuse(VerdictField field, Reason reason, params string[] arguments) =>
        Verdict.Of(Verdict.WholeBatch, "", field, reason, arguments);
}

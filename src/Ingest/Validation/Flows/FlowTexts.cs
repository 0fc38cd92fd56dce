using System.Globalization;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Ingest.Validation.Flows;

/// <summary>Lengths of the texts in a document's header, in characters: the limits of the message's comments.</summary>
internal static class FlowTexts
{
    /// <summary>Most characters of a reason.</summary>
    public const int MaxReasonCharacters = 500;

    private const int MaxNameCharacters = 200;
    private const int MaxAddressCharacters = 500;
    private const int MaxShortCharacters = 50;
    private const int MaxStateCharacters = 3;
    private const int MaxVehicleCharacters = 20;
    private const int MaxLotCharacters = 30;
    private const int MaxDateCharacters = 20;
    private const int MaxCreditCharacters = 50;

    /// <summary>The first text that is too long.</summary>
    public static Verdict? FindLong(FlowHeader header) =>
        TooLong(VerdictField.ShippingNote, "shipping_note", header.ShippingNote, MaxShortCharacters)
        ?? FindLong(VerdictField.Shipper, "shipper", header.Shipper)
        ?? FindLong(VerdictField.Receiver, "receiver", header.Receiver)
        ?? FindLong(VerdictField.Carrier, "carrier", header.Carrier)
        ?? FindLong(VerdictField.Circulator, "circulator", header.Circulator)
        ?? TooLong(VerdictField.ChangeReason, "change_reason", header.ChangeReason, MaxReasonCharacters)
        ?? FindLong(header.Details);

    private static Verdict? FindLong(VerdictField field, string name, Party? party) => party is null
        ? null
        : TooLong(field, $"{name}.credit_code", party.CreditCode, MaxCreditCharacters)
            ?? TooLong(field, $"{name}.name", party.Name, MaxNameCharacters)
            ?? TooLong(field, $"{name}.address", party.Address, MaxAddressCharacters)
            ?? TooLong(field, $"{name}.handler", party.Handler, MaxShortCharacters)
            ?? TooLong(field, $"{name}.declared_state", party.DeclaredState, MaxStateCharacters);

    private static Verdict? FindLong(FlowDetails? details)
    {
        if (details is null)
        {
            return null;
        }

        ReadOnlySpan<(VerdictField Field, string Name, string Text, int Limit)> texts =
        [
            (VerdictField.Details, "accompanying_note", details.AccompanyingNote, MaxShortCharacters),
            (VerdictField.Details, "order_number", details.OrderNumber, MaxShortCharacters),
            (VerdictField.Details, "vehicle", details.Vehicle, MaxVehicleCharacters),
            (VerdictField.Details, "driver", details.Driver, MaxShortCharacters),
            (VerdictField.Details, "delivery_state", details.DeliveryState, MaxStateCharacters),
            (VerdictField.Details, "check_result", details.CheckResult, MaxStateCharacters),
            (VerdictField.Details, "check_reason", details.CheckReason, MaxReasonCharacters),
            (VerdictField.Executor, "executor", details.Executor, MaxShortCharacters),
            (VerdictField.Supervisor, "supervisor", details.Supervisor, MaxShortCharacters),
            (VerdictField.Details, "contact", details.Contact, MaxShortCharacters),
            (VerdictField.Details, "memo", details.Memo, MaxReasonCharacters),
            (VerdictField.Details, "nhsa_code", details.NhsaCode, MaxShortCharacters),
            (VerdictField.Details, "barcode", details.Barcode, MaxLotCharacters),
            (VerdictField.Details, "lot_number", details.LotNumber, MaxLotCharacters),
            (VerdictField.Details, "made_on", details.MadeOn, MaxDateCharacters),
            (VerdictField.Details, "expires_on", details.ExpiresOn, MaxDateCharacters),
            (VerdictField.Details, "producer_name", details.ProducerName, MaxNameCharacters),
        ];
        foreach (var (field, name, text, limit) in texts)
        {
            if (TooLong(field, name, text, limit) is { } verdict)
            {
                return verdict;
            }
        }

        return null;
    }

    private static Verdict? TooLong(VerdictField field, string name, string text, int limit) => text.Length <= limit
        ? null
        : Verdict.Of(
            Verdict.WholeBatch,
            "",
            field,
            Reason.TextTooLong,
            name,
            text.Length.ToString(CultureInfo.InvariantCulture),
            limit.ToString(CultureInfo.InvariantCulture));
}

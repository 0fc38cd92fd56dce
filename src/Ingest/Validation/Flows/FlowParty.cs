using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Ingest.Validation.Flows;

/// <summary>A party of a header, under its name and field.</summary>
/// <param name="Role">What it is in the document.</param>
/// <param name="Name">Name of the field in the message.</param>
/// <param name="Field">The field of a verdict about it.</param>
/// <param name="Party">As sent, or null.</param>
internal readonly record struct FlowParty(FlowParties Role, string Name, VerdictField Field, Party? Party)
{
    /// <summary>Its credit code, or empty.</summary>
    public string CreditCode => Party?.CreditCode ?? "";

    /// <summary>The four parties of a header, in the order in which they are checked.</summary>
    public static FlowParty[] Of(FlowHeader header) =>
    [
        new(FlowParties.Shipper, "shipper", VerdictField.Shipper, header.Shipper),
        new(FlowParties.Receiver, "receiver", VerdictField.Receiver, header.Receiver),
        new(FlowParties.Carrier, "carrier", VerdictField.Carrier, header.Carrier),
        new(FlowParties.Circulator, "circulator", VerdictField.Circulator, header.Circulator),
    ];
}

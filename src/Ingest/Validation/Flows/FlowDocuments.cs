using Google.Protobuf;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation.Flows;

/// <summary>Turns a header that is good into the document that is stored.</summary>
internal static class FlowDocuments
{
    // PostgreSQL takes no NUL in text or JSON; a picture of it stands in its place.
    private const char Nul = '\0';
    private const char NulPicture = '\u2400';
    private const string EscapedNul = "\\u0000";

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default);

    /// <summary>The document of a good header.</summary>
    public static FlowDocument Of(FlowHeader header, long enterpriseId, FlowRule rule, DateTimeOffset eventAt) => new(
        FlowDocumentId.Of(enterpriseId, rule.Kind, header.DocumentNumber),
        header.DocumentNumber,
        FlowDigest.OfHeader(header),
        rule)
    {
        BillType = header.BillType,
        ShippingNote = Storable(header.ShippingNote),
        EventAt = eventAt,
        Shipper = header.Shipper?.CreditCode ?? "",
        Receiver = header.Receiver?.CreditCode ?? "",
        Carrier = header.Carrier?.CreditCode ?? "",
        Circulator = header.Circulator?.CreditCode ?? "",
        ChangeReason = Storable(header.ChangeReason),
        Attributes = AttributesOf(header),
    };

    /// <summary>A text that can be stored.</summary>
    public static string Storable(string text) => text.Replace(Nul, NulPicture);

    /// <summary>The whole header as declared, but for what differs from part to part.</summary>
    private static string AttributesOf(FlowHeader header)
    {
        var shared = header.Clone();
        shared.ExpectedCount = 0;
        shared.Complete = false;
        var json = Formatter.Format(shared);
        if (!json.Contains(EscapedNul, StringComparison.Ordinal))
        {
            return json;
        }

        Clean(shared);
        return Formatter.Format(shared);
    }

    private static void Clean(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            switch (field.Accessor.GetValue(message))
            {
                case string text:
                    field.Accessor.SetValue(message, Storable(text));
                    break;
                case IMessage inner:
                    Clean(inner);
                    break;
            }
        }
    }
}

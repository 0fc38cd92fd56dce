using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Uploads;

/// <summary>Under which names the documents of the uploads stand in the engine's ledger.</summary>
internal static class UploadLedger
{
    private const string Activate = "1";

    /// <summary>The upload that a call names by its interface.</summary>
    public static UploadKind UploadOf(ObjectValues values) =>
        UploadKinds.TryParse(values.Of("target_kind"), out var kind) ? kind : UploadKind.TraceCodes;

    /// <summary>The kind of flow document that a call names; null for an activation, or another upload that is none.</summary>
    public static FlowKind? KindOf(ObjectValues values) => UploadOf(values) switch
    {
        UploadKind.Shipping => FlowKind.Shipping,
        UploadKind.Receiving => FlowKind.Receiving,
        UploadKind.Delivery => FlowKind.Delivery,
        UploadKind.Circulation => FlowKind.Circulation,
        UploadKind.TraceCodes => values.Of("target_action") switch
        {
            "5" => FlowKind.Void,
            "6" => FlowKind.Sampling,
            "7" => FlowKind.Destroy,
            _ => null,
        },
        _ => null,
    };

    /// <summary>The ledger's name of a document that a call names.</summary>
    public static StreamName NameOf(ObjectValues values)
    {
        var number = values.Of(UploadTargets.DocumentNumber);
        if (KindOf(values) is { } flow)
        {
            return new StreamName
            {
                Kind = StreamKind.Flow,
                Name = FlowLedgerName.Of((DocumentKind)flow, number),
                Document = true,
            };
        }

        var kind = UploadOf(values).IsProduct()
            ? StreamKind.Catalog
            : values.Of("target_action") is "" or Activate ? StreamKind.Activation : StreamKind.Packaging;
        return new StreamName { Kind = kind, Name = number, Document = true };
    }
}

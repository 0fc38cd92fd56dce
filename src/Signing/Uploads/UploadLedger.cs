using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Uploads;

/// <summary>Under which names the documents of the uploads stand in the engine's ledger.</summary>
internal static class UploadLedger
{
    /// <summary>The upload that a call names by its interface.</summary>
    public static UploadKind UploadOf(ObjectValues values) =>
        UploadKinds.TryParse(values.Of("target_kind"), out var kind) ? kind : UploadKind.TraceCodes;

    /// <summary>The kind of flow document that a call names; null for an activation, or another upload that is none.</summary>
    public static FlowKind? KindOf(ObjectValues values)
    {
        var upload = UploadOf(values);
        var flow = upload == UploadKind.TraceCodes
            ? CodesUpload.Ends.GetValueOrDefault(values.Of("target_action"))
            : FlowUpload.Of(upload);
        return flow?.Kind;
    }

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
            : values.Of("target_action") is "" or CodesUpload.Activate ? StreamKind.Activation : StreamKind.Packaging;
        return new StreamName { Kind = kind, Name = number, Document = true };
    }
}

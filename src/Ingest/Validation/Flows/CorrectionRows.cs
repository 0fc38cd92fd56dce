using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation.Flows;

/// <summary>What is to be withdrawn, by its key. Whether it exists is for the database to say.</summary>
internal static class CorrectionRows
{
    private const short ActivationKind = (short)BatchKind.Activation;

    public static CorrectionRow Of(WithdrawDocument target, int row, int line, long enterpriseId)
    {
        var kind = (DocumentKind)target.Kind;
        return new CorrectionRow(row, line, CorrectionTarget.Document, PrintableText.Of(target.DocumentNumber))
        {
            Kind = kind,
            TargetId = FlowDocumentId.Of(enterpriseId, kind, target.DocumentNumber),
        };
    }

    public static CorrectionRow Of(WithdrawActivation target, int row, int line, long enterpriseId)
    {
        var stream = new StreamIdentity(enterpriseId, ActivationKind, target.Document, target.Name);
        var sequence = (long)Math.Min(target.Sequence, long.MaxValue);
        var name = target.Document ? target.Name : $"{target.Name}/{target.Sequence}";
        return new CorrectionRow(row, line, CorrectionTarget.Activation, PrintableText.Of(name))
        {
            TargetId = stream.Id,
            Sequence = target.Document ? 0 : sequence,
        };
    }
}

using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>SHA-256 over the verdicts of a batch, so that a receipt covers what was refused and why.</summary>
internal static class VerdictDigests
{
    public static byte[] Of(Verdict? batchVerdict, IReadOnlyList<Verdict> verdicts)
    {
        using var digest = new DigestWriter();
        digest.Int32(verdicts.Count + (batchVerdict is null ? 0 : 1));
        if (batchVerdict is { } whole)
        {
            Write(digest, whole with { Row = Verdict.WholeBatch });
        }

        foreach (var verdict in verdicts)
        {
            Write(digest, verdict);
        }

        return digest.Finish();
    }

    private static void Write(DigestWriter digest, Verdict verdict)
    {
        digest.Int32(verdict.Row);
        digest.Text(verdict.Code);
        digest.Int32((int)verdict.Field);
        digest.Int32((int)verdict.Reason);
        digest.Int32(verdict.Arguments.Count);
        foreach (var argument in verdict.Arguments)
        {
            digest.Text(argument);
        }
    }
}

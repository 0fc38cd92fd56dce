using TraceEngine.Bench.Workloads;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Files.Relation.Writing;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Ingest.Validation;

namespace TraceEngine.Bench.Micro;

/// <summary>Cascade batches as they are on the wire, as rows, and judged: what the benchmarks start from.</summary>
internal static class MicroBatches
{
    private const ulong Seed = 20_260_101;
    private static readonly StreamIdentity Stream = new(1, 1, isDocument: false, "micro");

    public static ActivationBatch[] OnTheWire(SerialOrder serials)
    {
        var workload = new Workload(WorkloadShape.Cascade, serials, MicroRun.Codes * Workload.Streams, Seed);
        return [.. SeededBatches.Of(workload, 0).Take(MicroRun.Batches)];
    }

    /// <summary>Reads columns and digests them, as validation does; the caller disposes the rows.</summary>
    public static (ActivationRows Rows, byte[] Digest) Read(ActivationBatch batch)
    {
        var section = batch.Sections[0];
        var counted = new Workloads.SeededRows(batch);
        var rows = new ActivationRows(counted.Count, counted.ParentCount);
        using var digest = new ActivationDigest();
        digest.Begin(1);
        SectionReader.Read(section, rows, digest);
        return (rows, digest.Finish());
    }

    /// <summary>Batches as a lane has them before COPY, sorted by key.</summary>
    public static List<Judgement> Judged(SerialOrder serials)
    {
        var judged = new List<Judgement>();
        foreach (var batch in OnTheWire(serials))
        {
            var (rows, digest) = Read(batch);
            rows.Sections.Add(Section(rows));
            rows.Order();
            judged.Add(new Judgement(new PendingBatch
            {
                Stream = Stream,
                Epoch = 1,
                Sequence = judged.Count + 1,
                Digest = digest,
                AllOrNothing = false,
                KeyId = "micro",
                Rows = rows,
            }));
        }

        return judged;
    }

    private static SectionRows Section(ActivationRows rows) => new(
        0, rows.RowCount, 0, rows.Parents.Count, 1, 1, default, default, "", "", "", "");
}

using System.Text;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Bench.Workloads;

/// <summary>The batches that pack the active units of a stream into boxes, one for each batch that activated them.</summary>
internal static class PackedBatches
{
    private static readonly DateTimeOffset PackedAt = new(2026, 1, 3, 8, 0, 0, TimeSpan.Zero);

    /// <summary>All batches of a stream, one at a time.</summary>
    public static IEnumerable<PackagingBatch> Of(Workload workload, int stream)
    {
        using var builder = new PackagingBatchBuilder(new BatchLimits { MaxCodes = workload.BatchCodes });
        foreach (var batch in SeededBatches.Of(workload, stream))
        {
            yield return Next(builder, new SeededRows(batch));
        }
    }

    private static PackagingBatch Next(PackagingBatchBuilder builder, SeededRows rows)
    {
        builder.StartSection(PackagingAction.Pack, PackedAt);
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows.ParentOf(row) is var parent and >= 0 && !builder.TryAdd(Text(rows.Code(row)), Text(rows.Parent(parent))))
            {
                throw new InvalidOperationException("The links of a batch do not fit into one.");
            }
        }

        return builder.Build();
    }

    private static byte[] Text(ReadOnlySpan<byte> packed) => Encoding.ASCII.GetBytes(Convert.ToHexString(packed));
}

using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Files.Relation.Writing;

namespace TraceEngine.Bench.Workloads;

/// <summary>
/// The batches of one stream, in order, made from the seed. Each batch is of one product and lot; a stream takes its products
/// in turn, as a server sees it when many lines work at once. The yardsticks' files are made from the same batches, and so are
/// the batches that pack or ship codes: these then only say which codes are active.
/// </summary>
internal static class SeededBatches
{
    private static readonly DateTimeOffset ActivatedAt = new(2026, 1, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>All batches of a stream, one at a time.</summary>
    /// <param name="workload">What to make.</param>
    /// <param name="stream">0-based; each stream has its own products.</param>
    public static IEnumerable<ActivationBatch> Of(Workload workload, int stream)
    {
        const int Products = BenchProducts.Count / Workload.Streams;
        using var builder = new ActivationBatchBuilder(new BatchLimits { MaxCodes = workload.ActiveCodes });
        var codes = Enumerable.Range(0, Products).Select(i => Codes(workload, (stream * Products) + i)).ToArray();
        for (var batch = 0; batch < workload.BatchesPerStream; batch++)
        {
            var product = batch % Products;
            yield return Next(builder, codes[product], Header((stream * Products) + product), workload.ActiveCodes);
        }
    }

    private static ActivationBatch Next(ActivationBatchBuilder builder, SeededCascade codes, ActivationHeader header, int rows)
    {
        builder.StartSection(header);
        for (var i = 0; i < rows; i++)
        {
            if (!codes.MoveNext() || !builder.TryAdd(codes.Code, (byte)codes.Level, codes.Parent, (byte)codes.Flag))
            {
                throw new InvalidOperationException("The seeded codes do not fill the batch.");
            }
        }

        return builder.Build();
    }

    private static SeededCascade Codes(Workload workload, int product)
    {
        // The last batch of a product may not be reached by every product: a little more than needed never shows.
        var codeCount = ((long)workload.BatchesPerStream + 1) * workload.ActiveCodes;
        int[] childCounts = workload.Shape switch
        {
            WorkloadShape.Cascade => [10, 10],
            WorkloadShape.Pack => [Workload.BoxUnits],
            _ => [],
        };
        return new SeededCascade(new SeededCascadeOptions
        {
            Prefixes = [.. BenchProducts.Prefixes(product).Take(childCounts.Length + 1)],
            ChildCounts = childCounts,
            CodeCount = codeCount,
            Seed = workload.Seed + (ulong)product,
            Serials = workload.Serials,
        });
    }

    private static ActivationHeader Header(int product) => new()
    {
        Product = new ProductReference { ProductCode = BenchProducts.Code(product) },
        LotNumber = BenchProducts.Lot(product),
        MadeOn = "2026-01-01",
        ExpiresOn = "2027-12-31",
        ActivatedAt = Timestamp.FromDateTimeOffset(ActivatedAt),
        Line = $"line-{product}",
        Workshop = "一车间",
        LineManager = "张三",
        PackRatio = "1:10:100",
    };
}

using BenchmarkDotNet.Attributes;
using TraceEngine.Files.Relation.Writing;
using TraceEngine.Ingest.Copying.Postgres;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Bench.Micro;

/// <summary>A group of ten sorted batches: merging them by key, and encoding the result as binary COPY.</summary>
public class GroupBenchmarks
{
    private List<Judgement> _judged = [];
    private GroupOrder? _order;

    /// <summary>How serials follow each other.</summary>
    [Params(SerialOrder.Sequential, SerialOrder.Random)]
    public SerialOrder Serials { get; set; }

    /// <summary>Ten judged batches.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _judged = MicroBatches.Judged(Serials);
        _order = new GroupOrder(_judged);
    }

    /// <summary>Pair by pair.</summary>
    [Benchmark]
    public int Merge()
    {
        using var order = new GroupOrder(_judged);
        return order.Count;
    }

    /// <summary>Rows of <c>codes</c>.</summary>
    [Benchmark]
    public int EncodeCodes()
    {
        using var buffer = new CopyBuffer();
        var next = 0;
        while (next < _order!.Count)
        {
            next = RowCopier.FillCodes(buffer, _judged, _order.Entries, next);
            buffer.Clear();
        }

        return next;
    }
}

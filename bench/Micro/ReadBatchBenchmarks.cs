using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Files.Relation.Writing;

namespace TraceEngine.Bench.Micro;

/// <summary>A batch from the wire to rows: protobuf, then columns to keys with their digest, then sorting.</summary>
public class ReadBatchBenchmarks
{
    private ActivationBatch[] _batches = [];
    private byte[][] _messages = [];

    /// <summary>How serials follow each other.</summary>
    [Params(SerialOrder.Sequential, SerialOrder.Random)]
    public SerialOrder Serials { get; set; }

    /// <summary>Ten batches.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _batches = MicroBatches.OnTheWire(Serials);
        _messages = Array.ConvertAll(_batches, batch => batch.ToByteArray());
    }

    /// <summary>Protobuf alone.</summary>
    [Benchmark]
    public int ParseMessage()
    {
        var sections = 0;
        foreach (var message in _messages)
        {
            sections += ActivationBatch.Parser.ParseFrom(message).Sections.Count;
        }

        return sections;
    }

    /// <summary>Columns to keys, and the digest over them.</summary>
    [Benchmark]
    public int ReadAndDigest()
    {
        var bytes = 0;
        foreach (var batch in _batches)
        {
            var (rows, digest) = MicroBatches.Read(batch);
            bytes += digest.Length;
            rows.Dispose();
        }

        return bytes;
    }

    /// <summary>The same, and sorting by key.</summary>
    [Benchmark]
    public int ReadDigestAndOrder()
    {
        var sorted = 0;
        foreach (var batch in _batches)
        {
            var (rows, _) = MicroBatches.Read(batch);
            rows.Order();
            sorted += rows.SortedCount;
            rows.Dispose();
        }

        return sorted;
    }
}

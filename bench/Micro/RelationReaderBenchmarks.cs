using BenchmarkDotNet.Attributes;
using TraceEngine.Files.Relation;
using TraceEngine.Files.Relation.Writing;

namespace TraceEngine.Bench.Micro;

/// <summary>Relation XML from memory.</summary>
public class RelationReaderBenchmarks
{
    private readonly MemoryStream _document = new();

    /// <summary>One lot.</summary>
    [GlobalSetup]
    public void Fill() => RelationWriter.Write(
        _document, new RelationWriterOptions(), new SeededCascadeOptions { CodeCount = MicroRun.Codes });

    /// <summary>Every code and parent is taken.</summary>
    [Benchmark]
    public long Read()
    {
        _document.Position = 0;
        using var reader = new RelationReader(_document, leaveOpen: true);
        long bytes = 0;
        while (reader.Read())
        {
            if (reader.Kind == RelationItemKind.Code)
            {
                bytes += reader.Code.Code.Length + reader.Code.ParentCode.Length;
            }
        }

        return bytes;
    }
}

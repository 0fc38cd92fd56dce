using Google.Protobuf.WellKnownTypes;
using TraceEngine.Client;
using TraceEngine.Client.Streaming;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Files.Relation.Writing;

namespace TraceEngine.Host.Demo;

/// <summary>One production line of the demo: makes a seeded cascade and streams it, with a client of its own.</summary>
/// <param name="name">Name of the stream.</param>
/// <param name="cascade">The codes.</param>
/// <param name="header">What they share.</param>
/// <param name="acks">Where latencies go.</param>
internal sealed class DemoStream(string name, SeededCascadeOptions cascade, ActivationHeader header, AckTimes acks)
{
    private ActivationStream? _stream;
    private long _accepted;
    private long _acked;

    public string Name => name;

    /// <summary>Codes acknowledged so far.</summary>
    public long Acked => Interlocked.Read(ref _acked);

    /// <summary>Codes acknowledged as written.</summary>
    public long Accepted => Interlocked.Read(ref _accepted);

    public double CodesPerSecond => _stream?.Progress.CodesPerSecond ?? 0;

    /// <summary>Streams all of it; survives what happens to the server.</summary>
    public async Task RunAsync(
        TraceClient client, Action<StreamInterruption> onWaiting, Action<StreamResumption> onResumed, CancellationToken ct)
    {
        await using var stream = await client.OpenActivationStreamAsync(
            name,
            new ActivationStreamOptions { OnAnswer = Answered, OnWaiting = onWaiting, OnResumed = onResumed },
            ct);
        _stream = stream;
        using var builder = new ActivationBatchBuilder();
        builder.StartSection(header);
        var codes = new SeededCascade(cascade);
        while (codes.MoveNext())
        {
            if (!TryAdd(builder, codes))
            {
                await stream.SendAsync(builder.Build(), ct);
                TryAdd(builder, codes);
            }
        }

        if (builder.Rows > 0)
        {
            await stream.SendAsync(builder.Build(), ct);
        }

        await stream.CompleteAsync(ct);
    }

    /// <summary>What the codes of a line share.</summary>
    public static ActivationHeader Header(string productCode, string lot, string line, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime);
        return new ActivationHeader
        {
            Product = new ProductReference { ProductCode = productCode },
            LotNumber = lot,
            MadeOn = today.ToString("yyyy-MM-dd"),
            ExpiresOn = today.AddYears(2).ToString("yyyy-MM-dd"),
            ActivatedAt = Timestamp.FromDateTimeOffset(now),
            Line = line,
            Workshop = "一车间",
            LineManager = "张三",
            PackRatio = "1:10:100",
        };
    }

    private static bool TryAdd(ActivationBatchBuilder builder, SeededCascade codes) =>
        builder.TryAdd(codes.Code, (byte)codes.Level, codes.Parent, (byte)codes.Flag);

    private void Answered(BatchAnswer answer)
    {
        Interlocked.Add(ref _acked, answer.Rows);
        Interlocked.Add(ref _accepted, answer.Ack.Accepted);
        acks.Add(answer.Latency);
    }
}

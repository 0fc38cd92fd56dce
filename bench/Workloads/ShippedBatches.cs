using System.Globalization;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Bench.Workloads;

/// <summary>The batches that ship the active units of a stream: documents of 100,000 codes, in batches of 5,000.</summary>
internal static class ShippedBatches
{
    // Of a real form; nobody here has this number.
    private static readonly string Receiver = CreditCode.FromBody("91110000100000008").Value;
    private static readonly DateTimeOffset ShippedAt = new(2026, 1, 4, 8, 0, 0, TimeSpan.Zero);

    /// <summary>All batches of a stream, one at a time.</summary>
    /// <param name="workload">What was activated.</param>
    /// <param name="stream">0-based.</param>
    public static IEnumerable<FlowBatch> Of(Workload workload, int stream)
    {
        using var builder = new FlowBatchBuilder(new BatchLimits { MaxCodes = workload.BatchCodes });
        foreach (var (index, batch) in SeededBatches.Of(workload, stream).Index())
        {
            if (index % Workload.BatchesPerDocument == 0)
            {
                Require(builder.TryStartDocument(Header(stream, index / Workload.BatchesPerDocument)));
            }

            var rows = new SeededRows(batch);
            for (var row = 0; row < rows.Count; row++)
            {
                Require(builder.TryAddCode(Encoding.ASCII.GetBytes(Convert.ToHexString(rows.Code(row)))));
            }

            if ((index + 1) % Workload.BatchesPerDocument == 0 || index + 1 == workload.BatchesPerStream)
            {
                builder.EndDocument();
            }

            yield return builder.Build();
        }
    }

    /// <summary>Number of a document.</summary>
    public static string Number(int stream, int document) =>
        string.Create(CultureInfo.InvariantCulture, $"SHIP-{stream}-{document:D5}");

    private static FlowHeader Header(int stream, int document) => new()
    {
        Kind = FlowKind.Shipping,
        DocumentNumber = Number(stream, document),
        BillType = "201",
        EventAt = Timestamp.FromDateTimeOffset(ShippedAt),
        Shipper = new Party { CreditCode = Engine.ServerProcess.Enterprise, Name = "测速药厂" },
        Receiver = new Party { CreditCode = Receiver, Name = "测速药店" },
    };

    private static void Require(bool fits)
    {
        if (!fits)
        {
            throw new InvalidOperationException("The codes of a batch do not fit into one.");
        }
    }
}

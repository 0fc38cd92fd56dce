using System.Collections.Concurrent;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Histories.Hierarchies;

/// <summary>
/// Random forests over gRPC: every bad edge is refused by name, everything else is accepted, and what is stored is a forest.
/// TRACE_HISTORY_RUNS sets how many, TRACE_HISTORY_SEED which.
/// </summary>
public sealed class ForestTests(SharedServer shared, ITestOutputHelper output) : IClassFixture<SharedServer>
{
    private const int RunsByDefault = 100;
    private const int AtOnce = 16;

    private readonly ConcurrentDictionary<string, int> _seen = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forests_WithCyclesOrphansAndLateParents_BadEdgesAreRefusedByNameAndTheOthersAccepted()
    {
        var seed = RandomHistories.Seed();
        output.WriteLine($"TRACE_HISTORY_SEED={seed}");
        var forests = RandomForests.Sample(seed, RandomHistories.Runs(RunsByDefault));
        await Parallel.ForEachAsync(
            forests,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation },
            async (batches, _) => await GrowAsync(batches, seed));
        output.WriteLine(string.Join(", ", _seen.OrderByDescending(one => one.Value).Select(one => $"{one.Key} {one.Value}")));
    }

    private async Task GrowAsync(IReadOnlyList<ForestBatch> batches, ulong seed)
    {
        var forest = new Forest();
        var serial = shared.NextSerial();
        foreach (var batch in batches)
        {
            var expected = forest.Apply(batch);
            var ack = await SendAsync(batch, serial);
            var told = ack.Verdicts.Select(one => new Refusal((int)one.Row, one.Field, one.Reason)).OrderBy(one => one.Row);
            var story = $"TRACE_HISTORY_SEED={seed}, expected [{string.Join(", ", expected)}], got {ack.Verdicts} at {batch}"
                + $"{Environment.NewLine}{string.Join(Environment.NewLine, batches)}";
            Assert.True(ack.BatchVerdict is null && ack.Accepted + ack.Refused == (uint)batch.Rows.Count, story);
            Assert.True(expected.SequenceEqual(told), story);
            Assert.All(ack.Verdicts, one => Assert.Equal(CodeOf(serial, batch.Rows[(int)one.Row].Child), one.Code));
            _seen.AddOrUpdate("accepted", (int)ack.Accepted, (_, count) => count + (int)ack.Accepted);
            expected.ForEach(one => _seen.AddOrUpdate($"{one.Reason}", 1, (_, count) => count + 1));
        }

        await CompareStoredAsync(forest, serial);
    }

    private async Task<BatchAck> SendAsync(ForestBatch batch, int serial)
    {
        string? ParentOf(ForestRow row) => row.Parent is { } parent ? CodeOf(serial, parent) : null;
        if (batch.Action is { } action)
        {
            var rows = batch.Rows.Select(row => (CodeOf(serial, row.Child), ParentOf(row))).ToArray();
            return await shared.Client.PackAsync(shared.NextName(), [PackingData.Section(action, rows)]);
        }

        var section = TestData.Rows([.. batch.Rows.Select(row => (CodeOf(serial, row.Child), (byte)row.Level, ParentOf(row)))]);
        section.Header.Product.ProductCode = SharedServer.DeepProduct;
        return await shared.Client.UploadAsync(shared.NextName(), section);
    }

    private async Task CompareStoredAsync(Forest forest, int serial)
    {
        var keys = Enumerable.Range(0, Forest.Size).Select(number => PackingFloor.KeyOf(CodeOf(serial, number))).ToArray();
        var parents = await shared.Server.ReadAsync<string[]>(
            "SELECT array_agg(CASE WHEN c.code IS NULL THEN 'none' ELSE coalesce(encode(c.parent, 'hex'), '') END ORDER BY k.at)"
            + " FROM unnest($1) WITH ORDINALITY k(code, at) LEFT JOIN codes c USING (code)",
            (object)keys);
        for (var number = 0; number < Forest.Size; number++)
        {
            var code = forest.Codes[number];
            var expected = code.Parent is { } parent ? Convert.ToHexStringLower(keys[parent]) : code.IsActive ? "" : "none";
            Assert.Equal(expected, parents[number]);
            Assert.False(forest.IsInCircle(number));
            Assert.True(code.Parent is not { } above || !forest.Codes[above].IsActive || forest.Codes[above].Level > code.Level);
        }
    }

    private static string CodeOf(int serial, int number) => new ForestCode(number).PrefixLevel is var level and > 0
        ? TestData.Code(SharedServer.DeepPrefix(level), serial + number)
        : $"7{serial + number:D16}";
}

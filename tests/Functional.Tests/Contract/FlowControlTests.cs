using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Contract;

/// <summary>A client that sends and never reads is stopped by flow control: the server holds a bounded part of it.</summary>
public sealed class FlowControlTests(ServersFixture fixture)
{
    private const int BadRows = 2_000;

    [Fact]
    public async Task Client_ThatNeverReadsItsAcks_IsStoppedAndHindersNobody()
    {
        await using var server = await TestServer.StartAsync(fixture, new ServerSetup
        {
            Settings = new Dictionary<string, string?>
            {
                ["Ingest:Reception:MaxInFlightBatchesPerStream"] = "4",
                ["Ingest:Reception:MaxInFlightBytesPerStream"] = "1000000",
            },
        });
        var producer = await server.AddEnterpriseAsync();
        await using (var client = server.Connect(producer))
        {
            await client.RegisterProductAsync(TestData.Product(), TestContext.Current.CancellationToken);
        }

        using var deaf = server.ConnectRaw(producer);
        using var other = server.ConnectRaw(producer);
        var unread = await deaf.OpenAsync("deaf");
        var sending = SendForeverAsync((sequence, section) => unread.SendAsync(sequence, section));
        while (await server.CountAsync("batches") == 0)
        {
            Assert.False(sending.IsCompleted);
        }

        // The other stream's acks are the clock: by then an unbounded server would have taken hundreds.
        using var stream = await other.OpenAsync("other");
        for (var sequence = 1ul; sequence <= 60; sequence++)
        {
            Refusals.AssertNone(await stream.WriteAsync(sequence, TestData.Units((int)sequence * 100, 50)), sent: 50);
        }

        Assert.False(sending.IsCompleted);
        Assert.InRange(await server.CountAsync("batches") - 60, 1, 40);
        unread.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => sending);
    }

    private static async Task SendForeverAsync(Func<ulong, ActivationSection, Task> send)
    {
        var section = TestData.Units(1, 1);
        section.Codes.Text.Values.Clear();
        section.Codes.Text.Values.AddRange(Enumerable.Range(0, BadRows).Select(i => $"bad code {i}"));
        for (var sequence = 1ul; sequence <= 5_000; sequence++)
        {
            await send(sequence, section);
        }
    }
}

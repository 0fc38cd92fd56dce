using TraceEngine.Client.Streaming;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Locks;

/// <summary>What the write protocol believes about PostgreSQL's locks.</summary>
public sealed class RowLockTests(ServersFixture fixture) : IAsyncLifetime
{
    private TestServer _server = null!;
    private TestEnterprise _producer = null!;
    private RawClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(
            fixture, new ServerSetup { SessionSettings = "-c lock_timeout=1500 -c deadlock_timeout=100" });
        _producer = await _server.AddEnterpriseAsync();
        _client = _server.ConnectRaw(_producer);
        await using var client = _server.Connect(_producer);
        await client.RegisterProductAsync(TestData.Product(), Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Open_WhileAnotherTransactionHoldsTheStream_WaitsAndSeesItsResult()
    {
        using (var first = await _client.OpenAsync("line-1"))
        {
            await first.WriteAsync(1, TestData.Units(1, 1));
        }

        await using var late = await ForeignTransaction.BeginAsync(_server);
        await late.ExecuteAsync("UPDATE streams SET next_sequence = 3, client_position = 'p' WHERE name = 'line-1'");
        using var stream = _client.Call();
        await stream.SendOpenAsync("line-1");
        var opening = stream.ReadOpenedAsync();
        await ForeignTransaction.WaitUntilBlockedAsync(_server);
        Assert.False(opening.IsCompleted);

        await late.CommitAsync();

        await opening;
        Assert.Equal(
            (2ul, 3ul, "p"), (stream.Opened.Epoch, stream.Opened.NextSequence, stream.Opened.ClientPosition.ToStringUtf8()));
    }

    [Fact]
    public async Task Open_WhoseWaitTimesOut_IsUnavailableAndCanBeRepeated()
    {
        using (var first = await _client.OpenAsync("line-1"))
        {
            await first.CompleteAsync();
        }

        await using (var late = await ForeignTransaction.BeginAsync(_server))
        {
            await late.ExecuteAsync("UPDATE streams SET epoch = epoch WHERE name = 'line-1'");
            using var stream = _client.Call();
            await stream.SendOpenAsync("line-1");
            Assert.Equal(Grpc.Core.StatusCode.Unavailable, (await stream.ReadEndAsync()).StatusCode);
        }

        using var again = await _client.OpenAsync("line-1");
        Assert.Equal(2ul, again.Opened.Epoch);
    }

    [Fact]
    public async Task Fence_OfAnOlderEpochOnAnotherHost_MatchesNothing()
    {
        await using var second = await _server.StartSecondHostAsync();
        using var other = second.ConnectRaw(_producer);
        using var older = await _client.OpenAsync("line-1");
        await older.WriteAsync(1, TestData.Units(1, 2));
        using var newer = await other.OpenAsync("line-1");

        await older.SendAsync(2, TestData.Units(11, 2));
        await older.SendAsync(3, TestData.Units(21, 2));

        Assert.Equal(FaultCode.Aborted, (await older.ReadFaultAsync()).Code);
        Assert.Equal(2, await _server.CountAsync("codes"));
        Refusals.AssertNone(await newer.WriteAsync(2, TestData.Units(11, 2)), sent: 2);
    }

    [Fact]
    public async Task Stream_TakenOverBetweenHosts_StopsTheOlderClientLibrary()
    {
        await using var second = await _server.StartSecondHostAsync();
        await using var firstClient = _server.Connect(_producer);
        await using var secondClient = second.Connect(_producer);
        await using var older = await firstClient.OpenActivationStreamAsync("line-1", null, Cancellation);
        await older.SendAsync(TestData.Batch(TestData.Units(1, 2)), Cancellation);
        await using var newer = await secondClient.OpenActivationStreamAsync("line-1", null, Cancellation);

        await older.SendAsync(TestData.Batch(TestData.Units(11, 2)), Cancellation);

        await Assert.ThrowsAsync<StreamTakenOverException>(() => older.CompleteAsync(Cancellation));
    }

    [Fact]
    public async Task Hosts_GivenTheSameCodesAtOnce_AcceptEachOnce()
    {
        await using var second = await _server.StartSecondHostAsync();
        using var other = second.ConnectRaw(_producer);

        var results = await Task.WhenAll(
            SendAsync(_client, "a"), SendAsync(_client, "b"), SendAsync(other, "c"), SendAsync(other, "d"));

        Assert.Equal(1000, results.Sum());
        Assert.Equal(1000, await _server.CountAsync("codes"));
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            Assert.Empty((await _client.VerifyAsync(name)).Findings);
        }

        static async Task<long> SendAsync(RawClient client, string name)
        {
            using var stream = await client.OpenAsync(name);
            var accepted = 0L;
            for (var sequence = 1ul; sequence <= 10; sequence++)
            {
                await stream.SendAsync(sequence, TestData.Units((int)sequence * 100, 100));
            }

            for (var sequence = 1ul; sequence <= 10; sequence++)
            {
                var ack = await stream.ReadAckAsync();
                Assert.All(ack.Verdicts, verdict => Assert.Equal(Reason.Duplicate, verdict.Reason));
                Assert.Equal(100u, ack.Accepted + ack.Refused);
                accepted += ack.Accepted;
            }

            return accepted;
        }
    }

    [Fact]
    public async Task Key_HeldByAnUncommittedTransaction_IsAnOperatingFaultAndNeverAVerdict()
    {
        await using var other = await ForeignTransaction.BeginAsync(_server);
        await other.InsertCodeAsync(TestData.Code(TestData.UnitPrefix, 5));
        using var stream = await _client.OpenAsync("line-1");

        await stream.SendAsync(1, TestData.Units(1, 10));
        await stream.SendAsync(2, TestData.Units(11, 10));

        Assert.Equal((FaultCode.Unavailable, 1ul), Seen(await stream.ReadFaultAsync()));

        // Queued behind the first it fails with it; held back until the first was answered it finds the stream at 1 again.
        var (code, sequence) = Seen(await stream.ReadFaultAsync());
        Assert.Equal(2ul, sequence);
        Assert.True(code is FaultCode.Unavailable or FaultCode.OutOfRange, code.ToString());
        Assert.Equal(0, await _server.CountAsync("batches"));
        await other.RollbackAsync();
        Refusals.AssertNone(await stream.WriteAsync(1, TestData.Units(1, 10)), sent: 10);
        Refusals.AssertNone(await stream.WriteAsync(2, TestData.Units(11, 10)), sent: 10);
        Assert.Equal(20, await _server.CountAsync("codes"));

        static (FaultCode Code, ulong Sequence) Seen(StreamFault fault)
        {
            Assert.Equal(1ul, fault.NextSequence);
            return (fault.Code, fault.Sequence);
        }
    }

    [Fact]
    public async Task Deadlock_WithAnotherTransaction_IsRedoneAndBothEndRight()
    {
        await using var other = await ForeignTransaction.BeginAsync(_server);
        await other.ExecuteAsync("SET LOCAL deadlock_timeout = '1min'");
        await other.ExecuteAsync("SET LOCAL lock_timeout = '1min'");
        await other.InsertCodeAsync(TestData.Code(TestData.UnitPrefix, 9));
        using var stream = await _client.OpenAsync("line-1");
        await stream.SendAsync(1, TestData.Units(1, 10));
        await ForeignTransaction.WaitUntilBlockedAsync(_server);

        // The lane has the first code and waits for the ninth; now each waits for the other, and the lane gives way.
        await other.InsertCodeAsync(TestData.Code(TestData.UnitPrefix, 1));
        await other.RollbackAsync();

        Refusals.AssertNone(await stream.ReadAckAsync(), sent: 10);
        Assert.Equal(10, await _server.CountAsync("codes"));
    }

    [Fact]
    public async Task Stream_WhoseRowIsHeldByASilentTransaction_DoesNotWedge()
    {
        using var stream = await _client.OpenAsync("line-1");
        await stream.WriteAsync(1, TestData.Units(1, 1));
        await using (var silent = await ForeignTransaction.BeginAsync(_server))
        {
            await silent.ExecuteAsync("UPDATE streams SET epoch = epoch WHERE name = 'line-1'");
            await stream.SendAsync(2, TestData.Units(11, 1));
            var fault = await stream.ReadFaultAsync();
            Assert.Equal((FaultCode.Unavailable, 2ul), (fault.Code, fault.NextSequence));
        }

        Refusals.AssertNone(await stream.WriteAsync(2, TestData.Units(11, 1)), sent: 1);
    }
}

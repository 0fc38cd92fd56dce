using TraceEngine.Client.Streaming;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Locks;

/// <summary>
/// A connection that is lost in COMMIT or COPY is neither success nor failure: whatever the server has made of it, the batch is
/// there exactly once and the client gets its ack.
/// </summary>
public sealed class LostCommitTests(ServersFixture fixture) : IAsyncLifetime
{
    private const string Commit = "COMMIT\0";
    private readonly DatabaseProxy _proxy = new();
    private TestServer _server = null!;
    private TestEnterprise _producer = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(fixture, new ServerSetup { Way = _proxy.Way });
        _producer = await _server.AddEnterpriseAsync();
        await using var client = _server.Connect(_producer);
        await client.RegisterProductAsync(TestData.Product(), Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Theory]
    [InlineData(nameof(ProxyCut.BeforeServer))]
    [InlineData(nameof(ProxyCut.Forwarded))]
    [InlineData(nameof(ProxyCut.AfterAnswer))]
    [InlineData(nameof(ProxyCut.Held))]
    public async Task Commit_Lost_IsAnsweredByTheSameCallAndWrittenOnce(string cut)
    {
        using var raw = _server.ConnectRaw(_producer);
        using var stream = await raw.OpenAsync("line-1");
        await stream.WriteAsync(1, TestData.Case(1));
        _proxy.Arm(Commit, Enum.Parse<ProxyCut>(cut));

        var ack = await stream.WriteAsync(2, TestData.Case(2));
        var next = await stream.WriteAsync(3, TestData.Case(3));

        Assert.Equal(1, _proxy.Cuts);
        Refusals.AssertNone(ack, sent: 111);
        Refusals.AssertNone(next, sent: 111);
        await AssertWholeAsync(raw, batches: 3);
    }

    [Theory]
    [InlineData(nameof(ProxyCut.BeforeServer))]
    [InlineData(nameof(ProxyCut.AfterAnswer))]
    [InlineData(nameof(ProxyCut.Held))]
    public async Task Commit_LostAgainAndAgain_IsWrittenOnceThroughResume(string cut)
    {
        var acks = new List<BatchAck>();
        await using (var client = _server.Connect(_producer))
        {
            var options = new ActivationStreamOptions { OnAnswer = answer => acks.Add(answer.Ack) };
            await using var stream = await client.OpenActivationStreamAsync("line-1", options, Cancellation);
            _proxy.Arm(Commit, Enum.Parse<ProxyCut>(cut), times: 4);
            for (var serial = 1; serial <= 6; serial++)
            {
                await stream.SendAsync(TestData.Batch(TestData.Case(serial)), Cancellation);
            }

            await stream.CompleteAsync(Cancellation);
        }

        Assert.Equal(Enumerable.Range(1, 6).Select(sequence => (ulong)sequence), acks.Select(ack => ack.Sequence));
        Assert.All(acks, ack => Refusals.AssertNone(ack, sent: 111));
        using var raw = _server.ConnectRaw(_producer);
        await AssertWholeAsync(raw, batches: 6);
    }

    [Theory]
    [InlineData(nameof(ProxyCut.BeforeServer))]
    [InlineData(nameof(ProxyCut.AfterAnswer))]
    public async Task Commit_OfADocumentLostTwice_IsWrittenOnce(string cut)
    {
        _proxy.Arm(Commit, Enum.Parse<ProxyCut>(cut), times: 2);
        await using var client = _server.Connect(_producer);

        var ack = await client.UploadActivationsAsync(
            new UploadActivationsRequest { DocumentNumber = "D-1", Sections = { TestData.Case(1) } }, Cancellation);

        Refusals.AssertNone(ack, sent: 111);
        Assert.Equal(111, await _server.CountAsync("codes"));
        Assert.Equal(1, await _server.CountAsync("batches"));
    }

    [Theory]
    [InlineData("COPY codes", nameof(ProxyCut.BeforeServer))]
    [InlineData("COPY codes", nameof(ProxyCut.Forwarded))]
    [InlineData("PGCOPY", nameof(ProxyCut.Forwarded))]
    [InlineData("PGCOPY", nameof(ProxyCut.Held))]
    [InlineData("COPY packagings", nameof(ProxyCut.Forwarded))]
    [InlineData("INSERT INTO batches", nameof(ProxyCut.Forwarded))]
    public async Task Copy_Abandoned_LeavesNothingAndTheBatchCanBeSentAgain(string message, string cut)
    {
        using var raw = _server.ConnectRaw(_producer);
        using var stream = await raw.OpenAsync("line-1");
        _proxy.Arm(message, Enum.Parse<ProxyCut>(cut));

        await stream.SendAsync(1, TestData.Case(1));
        var fault = await stream.ReadFaultAsync();
        Assert.Equal((FaultCode.Unavailable, 1ul, 1ul), (fault.Code, fault.Sequence, fault.NextSequence));
        Assert.Equal(0, await _server.CountAsync("codes"));
        Assert.Equal(0, await _server.CountAsync("batches"));

        using var again = await raw.OpenAsync("line-1");
        Refusals.AssertNone(await again.WriteAsync(1, TestData.Case(1)), sent: 111);
        await AssertWholeAsync(raw, batches: 1);
    }

    private async Task AssertWholeAsync(RawClient raw, int batches)
    {
        Assert.Equal(batches, await _server.CountAsync("batches"));
        Assert.Equal(batches * 111, await _server.CountAsync("codes"));
        Assert.Equal(batches * 11, await _server.CountAsync("packagings"));
        Assert.Equal(batches, await _server.CountAsync("sections"));
        var verified = await raw.VerifyAsync("line-1");
        Assert.Empty(verified.Findings);
        Assert.Equal(((ulong)batches, (ulong)batches * 111), (verified.Summary.Batches, verified.Summary.Rows));
    }
}

using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TraceEngine.Access.Keys;
using TraceEngine.Client.Streaming;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Contract;

/// <summary>How streams begin, are taken over and end.</summary>
public sealed class SessionTests(ServersFixture fixture, SharedServer shared) : IClassFixture<SharedServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_OpenedByASecondClient_AbortsTheOlderHolder()
    {
        var (name, serial) = (shared.NextName(), shared.NextSerial());
        using var older = await shared.Client.OpenAsync(name);
        Refusals.AssertNone(await older.WriteAsync(1, TestData.Units(serial, 2)), sent: 2);
        using var newer = await shared.Client.OpenAsync(name);

        await older.SendAsync(2, TestData.Units(serial + 10, 2));
        var fault = await older.ReadFaultAsync();
        var end = await older.ReadEndAsync();

        Assert.Equal((FaultCode.Aborted, 2ul), (fault.Code, fault.Sequence));
        Assert.Equal(StatusCode.OK, end.StatusCode);
        Assert.Equal((2ul, 2ul), (newer.Opened.Epoch, newer.Opened.NextSequence));
        Refusals.AssertNone(await newer.WriteAsync(2, TestData.Units(serial + 10, 2)), sent: 2);
    }

    [Fact]
    public async Task ClientLibrary_WhoseStreamIsTakenOver_StopsAndSaysSo()
    {
        var (name, serial) = (shared.NextName(), shared.NextSerial());
        await using var client = shared.Server.Connect(shared.Producer);
        await using var older = await client.OpenActivationStreamAsync(name, null, Cancellation);
        using var newer = await shared.Client.OpenAsync(name);

        await older.SendAsync(TestData.Batch(TestData.Units(serial, 2)), Cancellation);
        var thrown = await Assert.ThrowsAsync<StreamTakenOverException>(() => older.CompleteAsync(Cancellation));

        Assert.Contains(name, thrown.Message, StringComparison.Ordinal);
        Refusals.AssertNone(await newer.WriteAsync(1, TestData.Units(serial, 2)), sent: 2);
    }

    [Fact]
    public async Task Streams_OfOneNameOfTwoEnterprises_DoNotMeet()
    {
        var other = await shared.Server.AddEnterpriseAsync(9);
        using var raw = shared.Server.ConnectRaw(other);
        var name = shared.NextName();
        using var own = await shared.Client.OpenAsync(name);

        using var foreign = await raw.OpenAsync(name);

        Assert.Equal((1ul, 1ul), (own.Opened.Epoch, foreign.Opened.Epoch));
        Refusals.AssertNone(await own.WriteAsync(1, TestData.Units(shared.NextSerial(), 1)), sent: 1);
    }

    [Fact]
    public async Task FirstMessage_NotOpen_FailsTheCall()
    {
        using var stream = shared.Client.Call();

        await stream.SendAsync(1, TestData.Units(shared.NextSerial(), 1));

        Assert.Equal(StatusCode.FailedPrecondition, (await stream.ReadEndAsync()).StatusCode);
    }

    [Fact]
    public async Task Open_Twice_FailsTheCallAfterItsAnswers()
    {
        var serial = shared.NextSerial();
        using var stream = await shared.Client.OpenAsync(shared.NextName());
        await stream.SendAsync(1, TestData.Units(serial, 1));

        await stream.SendOpenAsync(shared.NextName());

        Refusals.AssertNone(await stream.ReadAckAsync(), sent: 1);
        Assert.Equal(StatusCode.InvalidArgument, (await stream.ReadEndAsync()).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("line\u0007")]
    public async Task Open_WithoutGoodName_IsInvalidArgument(string name)
    {
        using var stream = shared.Client.Call();

        await stream.SendOpenAsync(name);

        var end = await stream.ReadEndAsync();
        Assert.Equal(StatusCode.InvalidArgument, end.StatusCode);
        Assert.Matches("[\u4e00-\u9fff].* / .*200 characters", end.Detail);
    }

    [Fact]
    public async Task Call_Unsigned_IsUnauthenticated()
    {
        using var channel = Grpc.Net.Client.GrpcChannel.ForAddress(shared.Server.Endpoint);
        using var stream = new RawStream(
            new IngestService.IngestServiceClient(channel).StreamActivations(cancellationToken: Cancellation));

        Assert.Equal(StatusCode.Unauthenticated, (await stream.ReadEndAsync()).StatusCode);
    }

    [Fact]
    public async Task Call_SignedWithAnotherSecret_IsUnauthenticated()
    {
        using var raw = shared.Server.ConnectRaw(shared.Producer with { Sk = new string('a', shared.Producer.Sk.Length) });

        var refused = await Assert.ThrowsAsync<RpcException>(() => raw.UploadAsync("D1", TestData.Units(1, 1)));

        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }

    [Fact]
    public async Task Stream_Silent_IsClosedAfterTheIdleTime()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await TestServer.StartAsync(fixture, new ServerSetup
        {
            Time = time,
            Settings = new Dictionary<string, string?> { ["Ingest:Reception:IdleTimeout"] = "00:00:30" },
        });
        using var raw = server.ConnectRaw(await server.AddEnterpriseAsync());
        using var stream = await raw.OpenAsync("silent");
        Assert.Equal(30, stream.Opened.Limits.IdleTimeout.Seconds);

        time.Advance(TimeSpan.FromSeconds(31));

        var end = await stream.ReadEndAsync();
        Assert.Equal(StatusCode.DeadlineExceeded, end.StatusCode);
        Assert.Matches("30 秒.* / .*30 s", end.Detail);
    }

    [Fact]
    public async Task Streams_OverTheLimit_AreResourceExhaustedUntilOneCloses()
    {
        await using var server = await TestServer.StartAsync(fixture, new ServerSetup
        {
            Settings = new Dictionary<string, string?>
            {
                ["Ingest:Reception:MaxStreamsOfEnterprise"] = "2",
                ["Ingest:Reception:MaxStreamsOfHost"] = "3",
            },
        });
        using var first = server.ConnectRaw(await server.AddEnterpriseAsync(1));
        using var second = server.ConnectRaw(await server.AddEnterpriseAsync(2));
        using var a = await first.OpenAsync("a");
        using var b = await first.OpenAsync("b");

        Assert.Equal(StatusCode.ResourceExhausted, await OpenFailsAsync(first));
        using var c = await second.OpenAsync("c");
        Assert.Equal(StatusCode.ResourceExhausted, await OpenFailsAsync(second));

        await b.CompleteAsync();
        using var d = await first.OpenAsync("d");
        Assert.Equal(1ul, d.Opened.Epoch);
    }

    [Fact]
    public async Task Key_Revoked_EndsItsStreams()
    {
        await using var server = await TestServer.StartAsync(fixture);
        var enterprise = await server.AddEnterpriseAsync();
        using var raw = server.ConnectRaw(enterprise);
        using var stream = await raw.OpenAsync("revoked");

        await server.Services.GetRequiredService<KeyRegistry>().RevokeAsync(enterprise.Ak, "test", Cancellation);

        var end = await stream.ReadEndAsync();
        Assert.Equal(StatusCode.Unauthenticated, end.StatusCode);
        var refused = await Assert.ThrowsAsync<RpcException>(() => raw.UploadAsync("D1", TestData.Units(1, 1)));
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }

    [Fact]
    public async Task Host_Stopping_AnswersWhatItTookAndThenIsUnavailable()
    {
        await using var server = await TestServer.StartAsync(fixture);
        var enterprise = await server.AddEnterpriseAsync();
        await using (var client = server.Connect(enterprise))
        {
            await client.RegisterProductAsync(TestData.Product(), Cancellation);
        }

        using var raw = server.ConnectRaw(enterprise);
        using var stream = await raw.OpenAsync("draining");
        for (var sequence = 1ul; sequence <= 20; sequence++)
        {
            await stream.SendAsync(sequence, TestData.Units((int)sequence * 1000, 500));
        }

        await stream.ReadAckAsync();
        var stopping = server.StopAsync();
        var acked = 1;
        var end = default(RpcException);
        while (end is null)
        {
            try
            {
                Assert.Equal((ulong)++acked, (await stream.ReadAckAsync()).Sequence);
            }
            catch (RpcException exception)
            {
                end = exception;
                acked--;
            }
        }

        await stopping;
        Assert.Equal(StatusCode.Unavailable, end.StatusCode);
        Assert.Equal(acked, await server.CountAsync("batches"));
        Assert.Equal(acked * 500, await server.CountAsync("codes"));
    }

    private static async Task<StatusCode> OpenFailsAsync(RawClient client)
    {
        using var stream = client.Call();
        return (await stream.ReadEndAsync()).StatusCode;
    }
}

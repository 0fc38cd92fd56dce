using Microsoft.Extensions.DependencyInjection;
using TraceEngine.Access.Calls;

namespace TraceEngine.Access.Tests.Calls;

public sealed class RevocationTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Revoke_KeyInUse_EndsItsCallersAtTheNextLookOnEveryHost()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var bystander = await kit.IssueAsync();
        var caller = (await kit.CallAsync(key)).Caller!;
        var other = (await kit.CallAsync(bystander)).Caller!;

        await kit.Keys.RevokeAsync(key.Ak, AccessKit.Actor, AccessKit.Ct);
        Assert.False(caller.Revoked.IsCancellationRequested);
        await kit.Ring.RefreshAsync(AccessKit.Ct);

        Assert.True(caller.Revoked.IsCancellationRequested);
        Assert.False(other.Revoked.IsCancellationRequested);
        Assert.Equal(DenialReason.UnknownKey, (await kit.CallAsync(key)).Reason);
    }

    [Fact]
    public async Task Poll_RunningInTheHost_EndsCallersOfARevokedKey()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var poll = ActivatorUtilities.CreateInstance<KeyRingPoll>(kit.Get<IServiceProvider>());
        await poll.StartAsync(AccessKit.Ct);
        var caller = (await kit.CallAsync(key)).Caller!;
        var ended = new TaskCompletionSource();
        await using var registration = caller.Revoked.Register(ended.SetResult);

        await kit.Keys.RevokeAsync(key.Ak, AccessKit.Actor, AccessKit.Ct);
        kit.Time.Advance(TimeSpan.FromSeconds(1));
        await ended.Task.WaitAsync(AccessKit.Ct);

        await poll.StopAsync(AccessKit.Ct);
        poll.Dispose();
    }

    [Fact]
    public async Task Call_KeysNotReadForTooLong_IsAnsweredTryAgain()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        await kit.Ring.RefreshAsync(AccessKit.Ct);
        kit.Time.Advance(TimeSpan.FromSeconds(11));
        await kit.Get<Npgsql.NpgsqlDataSource>().DisposeAsync(); // the database can't be asked any more

        Assert.Equal(DenialReason.KeysNotReadable, (await kit.CallAsync(key)).Reason);
    }
}

using TraceEngine.Access.Calls;
using TraceEngine.Access.Keys;

namespace TraceEngine.Access.Tests.Keys;

public sealed class KeyLifeCycleTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Create_NewKey_SignsCallsAtOnce()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        await kit.Ring.RefreshAsync(AccessKit.Ct); // the host has been running before the key is made

        var key = await kit.IssueAsync();
        var caller = (await kit.CallAsync(key)).Caller;

        Assert.NotNull(caller);
        Assert.Equal("91110000600001760P", caller.CreditCode);
        Assert.Equal(key.Ak, caller.Ak);
        Assert.Equal("DrugProducer", string.Join(' ', caller.Roles));
        Assert.False(caller.Revoked.IsCancellationRequested);
    }

    [Fact]
    public async Task Create_ManyKeys_NamesAndSecretsDiffer()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);

        var first = await kit.IssueAsync();
        var second = await kit.IssueAsync();

        Assert.NotEqual(first.Ak, second.Ak);
        Assert.NotEqual(first.Secret.Reveal(), second.Secret.Reveal());
        Assert.Matches("^ak(-[2-9a-z]{4}){4}$", first.Ak);
        Assert.Matches("^[0-9a-f]{64}$", first.Secret.Reveal());
    }

    [Fact]
    public async Task Create_BeyondTheLimit_IsRefusedWithTheWayOut()
    {
        await using var kit = await AccessKit.CreateAsync(postgres, ("Access:MaximumKeys", "1"));
        await kit.IssueAsync();

        var refusal = await Assert.ThrowsAsync<AccessException>(() => kit.IssueAsync());

        Assert.Contains("MaximumKeys", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotate_DuringTheOverlap_BothSecretsWork()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var old = await kit.IssueAsync();
        var streaming = (await kit.CallAsync(old)).Caller!;

        var current = await kit.Keys.RotateAsync(old.Ak, endOlder: false, AccessKit.Actor, AccessKit.Ct);
        await kit.Ring.RefreshAsync(AccessKit.Ct);

        Assert.Equal(old.Ak, current.Ak);
        Assert.NotEqual(old.Secret.Reveal(), current.Secret.Reveal());
        Assert.NotNull((await kit.CallAsync(old)).Caller);
        Assert.NotNull((await kit.CallAsync(current)).Caller);
        Assert.False(streaming.Revoked.IsCancellationRequested);
    }

    [Fact]
    public async Task Rotate_AfterTheOverlap_OldSecretEndsAndItsCallers()
    {
        await using var kit = await AccessKit.CreateAsync(postgres, ("Access:RotationOverlap", "01:00:00"));
        var old = await kit.IssueAsync();
        var streaming = (await kit.CallAsync(old)).Caller!;
        var current = await kit.Keys.RotateAsync(old.Ak, endOlder: false, AccessKit.Actor, AccessKit.Ct);
        await kit.Ring.RefreshAsync(AccessKit.Ct);

        kit.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(DenialReason.WrongSign, (await kit.CallAsync(old)).Reason);
        Assert.True(streaming.Revoked.IsCancellationRequested);
        Assert.NotNull((await kit.CallAsync(current)).Caller);
    }

    [Fact]
    public async Task Rotate_WhileARotationRuns_IsRefusedUnlessTheOlderIsEnded()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var first = await kit.IssueAsync();
        var second = await kit.Keys.RotateAsync(first.Ak, endOlder: false, AccessKit.Actor, AccessKit.Ct);

        var refusal = await Assert.ThrowsAsync<AccessException>(
            () => kit.Keys.RotateAsync(first.Ak, endOlder: false, AccessKit.Actor, AccessKit.Ct));
        var third = await kit.Keys.RotateAsync(first.Ak, endOlder: true, AccessKit.Actor, AccessKit.Ct);

        Assert.Contains("--end-older", refusal.Message, StringComparison.Ordinal);
        Assert.Null((await kit.CallAsync(first)).Caller);
        Assert.NotNull((await kit.CallAsync(second)).Caller);
        Assert.NotNull((await kit.CallAsync(third)).Caller);
    }

    [Fact]
    public async Task Revoke_RotatedKey_EndsAllVersions()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var old = await kit.IssueAsync();
        var current = await kit.Keys.RotateAsync(old.Ak, endOlder: false, AccessKit.Actor, AccessKit.Ct);

        Assert.True(await kit.Keys.RevokeAsync(old.Ak, AccessKit.Actor, AccessKit.Ct));

        Assert.Null((await kit.CallAsync(old)).Caller);
        Assert.Null((await kit.CallAsync(current)).Caller);
        Assert.False(await kit.Keys.RevokeAsync(old.Ak, AccessKit.Actor, AccessKit.Ct));
        await Assert.ThrowsAsync<AccessException>(
            () => kit.Keys.RotateAsync(old.Ak, endOlder: false, AccessKit.Actor, AccessKit.Ct));
    }

    [Fact]
    public async Task Revoke_UnknownKey_NamesIt()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);

        var refusal = await Assert.ThrowsAsync<AccessException>(
            () => kit.Keys.RevokeAsync("ak-none", AccessKit.Actor, AccessKit.Ct));

        Assert.Contains("ak-none", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachAction_Done_LeavesAnAuditEntry()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        await kit.Keys.RotateAsync(key.Ak, endOlder: false, AccessKit.Actor, AccessKit.Ct);
        await kit.Keys.RevokeAsync(key.Ak, "other", AccessKit.Ct);

        Assert.Equal("key.create tester,key.rotate tester,key.revoke other", await kit.TextAsync("list_audit_actions", key.Ak));
        Assert.Equal("enterprise.create tester", await kit.TextAsync("list_audit_actions", "91110000600001760P"));
    }

    [Fact]
    public async Task Revoke_Refused_LeavesNoAuditEntry()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);

        await Assert.ThrowsAsync<AccessException>(() => kit.Keys.RevokeAsync("ak-none", AccessKit.Actor, AccessKit.Ct));

        Assert.Equal("", await kit.TextAsync("list_audit_actions", "ak-none"));
    }

    [Fact]
    public async Task List_UsedKey_ShowsItsLastUse()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var used = await kit.IssueAsync("used");
        await kit.IssueAsync("unused");
        await kit.CallAsync(used);
        var usedAt = kit.Time.GetUtcNow();

        Assert.All(await kit.Keys.ListAsync(null, AccessKit.Ct), key => Assert.Null(key.LastUsedAt)); // not per call
        await kit.Get<LastUseWriter>().WriteAsync(AccessKit.Ct);

        var keys = (await kit.Keys.ListAsync("91110000600001760P", AccessKit.Ct))
            .ToDictionary(key => key.Label, key => key.LastUsedAt);
        Assert.Equal(usedAt, keys["used"]);
        Assert.Null(keys["unused"]);
        Assert.Empty(await kit.Keys.ListAsync("91110000MA00000000", AccessKit.Ct));
    }
}

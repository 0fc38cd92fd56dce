using TraceEngine.Access.Calls;

namespace TraceEngine.Access.Tests.Secrets;

public sealed class SecretsAtRestTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Key_Stored_ItsSecretIsInNoColumn()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var next = await kit.Keys.RotateAsync(key.Ak, endOlder: false, AccessKit.Actor, AccessKit.Ct);

        var everything = await kit.TextAsync("dump_access_tables");

        Assert.Contains(key.Ak, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Secret.Reveal(), everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(next.Secret.Reveal(), everything, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Key_SecretOfAnotherRowCopiedIn_DoesNotOpen()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var victim = await kit.IssueAsync();
        var attacker = await kit.IssueAsync();

        await kit.TextAsync("swap_secret", victim.Ak, attacker.Ak);
        await kit.Ring.RefreshAsync(AccessKit.Ct);

        Assert.Null((await kit.CallAsync(victim.Ak, attacker.Secret.Reveal())).Caller);
        Assert.Null((await kit.CallAsync(victim)).Caller);
        Assert.NotNull((await kit.CallAsync(attacker)).Caller);
        Assert.Contains(victim.Ak, kit.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_WithAnotherMasterKey_DoesNotStart()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        await kit.IssueAsync();
        await using var stranger = kit.OtherHost();

        var refusal = await Assert.ThrowsAsync<AccessException>(() => stranger.Ring.RefreshAsync(AccessKit.Ct));

        Assert.Contains("TRACE_MASTER_KEY", refusal.Message, StringComparison.Ordinal);
    }
}

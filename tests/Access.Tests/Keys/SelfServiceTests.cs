using TraceEngine.Access.Enterprises;
using TraceEngine.Access.Keys;

namespace TraceEngine.Access.Tests.Keys;

/// <summary>Enterprises that manage their own keys, and no others.</summary>
public sealed class SelfServiceTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Rotate_AnothersKey_IsAnsweredLikeOneThatDoesNotExist()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var other = await OtherAsync(kit);

        var refusal = await Assert.ThrowsAsync<AccessException>(() => RotateAsync(kit, other, key.Ak));
        var unknown = await Assert.ThrowsAsync<AccessException>(() => RotateAsync(kit, other, "ak-none"));

        Assert.Equal(unknown.Message.Replace("ak-none", key.Ak, StringComparison.Ordinal), refusal.Message);
        Assert.Single(await kit.Keys.ListAsync(null, AccessKit.Ct));
        Assert.NotNull((await kit.CallAsync(key)).Caller);
    }

    [Fact]
    public async Task Revoke_AnothersKey_IsAnsweredLikeOneThatDoesNotExist()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var revoked = await kit.IssueAsync();
        await kit.Keys.RevokeAsync(revoked.Ak, AccessKit.Actor, AccessKit.Ct);
        var other = await OtherAsync(kit);

        var unknown = await Assert.ThrowsAsync<AccessException>(() => RevokeAsync(kit, other, "ak-none"));

        foreach (var ak in new[] { key.Ak, revoked.Ak })
        {
            var refusal = await Assert.ThrowsAsync<AccessException>(() => RevokeAsync(kit, other, ak));
            Assert.Equal(unknown.Message.Replace("ak-none", ak, StringComparison.Ordinal), refusal.Message);
        }
        Assert.NotNull((await kit.CallAsync(key)).Caller);
        Assert.Equal("key.create tester", await kit.TextAsync("list_audit_actions", key.Ak));
    }

    [Fact]
    public async Task RotateAndRevoke_OnesOwnKey_WorkAsForTheOperator()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var enterprise = await kit.EnterpriseAsync();
        var key = await kit.IssueAsync();

        var next = await RotateAsync(kit, enterprise, key.Ak);
        Assert.NotNull((await kit.CallAsync(next)).Caller);
        await Assert.ThrowsAsync<AccessException>(() => RotateAsync(kit, enterprise, key.Ak));

        Assert.True(await RevokeAsync(kit, enterprise, key.Ak));
        Assert.False(await RevokeAsync(kit, enterprise, key.Ak));
        await kit.Ring.RefreshAsync(AccessKit.Ct);
        Assert.Null((await kit.CallAsync(next)).Caller);
        Assert.Equal(
            "key.create tester,key.rotate self,key.revoke self,key.revoke self",
            await kit.TextAsync("list_audit_actions", key.Ak));
    }

    [Fact]
    public async Task List_OfOneEnterprise_HasItsKeysOnly()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var enterprise = await kit.EnterpriseAsync();
        var key = await kit.IssueAsync();
        var other = await OtherAsync(kit);
        await kit.Keys.CreateAsync(other, "", AccessKit.Actor, AccessKit.Ct);

        Assert.Equal(key.Ak, Assert.Single(await kit.Keys.ListAsync(enterprise.EnterpriseId, AccessKit.Ct)).Ak);
        Assert.Empty(await kit.Keys.ListAsync(long.MaxValue, AccessKit.Ct));
    }

    private static Task<IssuedKey> RotateAsync(AccessKit kit, Enterprise enterprise, string ak) =>
        kit.Keys.RotateAsync(enterprise.EnterpriseId, ak, endOlder: false, "self", AccessKit.Ct);

    private static Task<bool> RevokeAsync(AccessKit kit, Enterprise enterprise, string ak) =>
        kit.Keys.RevokeAsync(enterprise.EnterpriseId, ak, "self", AccessKit.Ct);

    private static Task<Enterprise> OtherAsync(AccessKit kit) => kit.Enterprises.RegisterAsync(
        "91310000MA1FL0001R", "别家", RoleNames.Parse(["distributor"]), AccessKit.Actor, AccessKit.Ct);
}

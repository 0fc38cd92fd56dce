using TraceEngine.Access.Audit;
using TraceEngine.Access.Enterprises;

namespace TraceEngine.Access.Tests.Audit;

public sealed class AuditTrailTests(PostgresFixture postgres)
{
    [Fact]
    public async Task List_EveryActionOnAKey_TellsWhoDidWhatAndTheNewestFirst()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var enterprise = await kit.EnterpriseAsync();
        var key = await kit.IssueAsync("line 1");
        kit.Time.Advance(TimeSpan.FromMinutes(1));
        await kit.Keys.RotateAsync(enterprise.EnterpriseId, key.Ak, endOlder: false, "own key (json)", AccessKit.Ct);
        kit.Time.Advance(TimeSpan.FromMinutes(1));
        await kit.Keys.RevokeAsync(enterprise.EnterpriseId, key.Ak, "own key (json)", AccessKit.Ct);

        var records = await Trail(kit).ListAsync(enterprise.EnterpriseId, 10, AccessKit.Ct);

        Assert.Equal(
            ["key.revoke own key (json)", "key.rotate own key (json)", "key.create tester", "enterprise.create tester"],
            records.Select(record => $"{record.Action} {record.Actor}"));
        Assert.All(records.Take(3), record => Assert.Equal(key.Ak, record.Subject));
        Assert.All(records, record => Assert.Equal(enterprise.CreditCode, record.CreditCode));
        Assert.Equal(kit.Time.GetUtcNow(), records[0].At);
        Assert.Equal("""{"versions": 2}""", records[0].Details);
        Assert.Equal("""{"label": "line 1"}""", records[2].Details);
    }

    [Fact]
    public async Task List_OfOneEnterprise_TellsNothingOfOthers()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var other = await OtherAsync(kit);
        var othersKey = await kit.Keys.CreateAsync(other, "", AccessKit.Actor, AccessKit.Ct);

        var byId = await Trail(kit).ListAsync(other.EnterpriseId, 10, AccessKit.Ct);
        var byCode = await Trail(kit).ListAsync(other.CreditCode, 10, AccessKit.Ct);
        var all = await Trail(kit).ListAsync(null, 10, AccessKit.Ct);

        Assert.Equal(byId, byCode);
        Assert.Equal(2, byId.Count);
        Assert.DoesNotContain(byId, record => record.Subject == key.Ak);
        Assert.Equal(4, all.Count);
        Assert.Contains(all, record => record.Subject == othersKey.Ak);
        Assert.Empty(await Trail(kit).ListAsync("91110000MA00000000", 10, AccessKit.Ct));
    }

    [Fact]
    public async Task List_MoreThanAskedFor_GivesTheNewest()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        await kit.IssueAsync();
        var newest = await kit.IssueAsync();

        Assert.Equal(newest.Ak, Assert.Single(await Trail(kit).ListAsync(null, 1, AccessKit.Ct)).Subject);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Trail(kit).ListAsync(null, 0, AccessKit.Ct));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Trail(kit).ListAsync(null, AuditTrail.MostEntries + 1, AccessKit.Ct));
    }

    private static AuditTrail Trail(AccessKit kit) => kit.Get<AuditTrail>();

    private static Task<Enterprise> OtherAsync(AccessKit kit) => kit.Enterprises.RegisterAsync(
        "91310000MA1FL0001R", "别家", RoleNames.Parse(["distributor"]), AccessKit.Actor, AccessKit.Ct);
}

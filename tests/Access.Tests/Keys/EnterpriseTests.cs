using TraceEngine.Access.Enterprises;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Access.Tests.Keys;

public sealed class EnterpriseTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Register_WrongCheckDigit_IsRefused()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);

        var refusal = await Assert.ThrowsAsync<AccessException>(
            () => kit.Enterprises.RegisterAsync("911100006000017601", "X", RoleNames.Parse(["distributor"]), "t", AccessKit.Ct));

        Assert.Contains("911100006000017601", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_Again_AddsRolesAndKeepsTheName()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var first = await kit.EnterpriseAsync();

        var again = await kit.Enterprises.RegisterAsync(
            first.CreditCode, "another name", RoleNames.Parse(["distributor"]), AccessKit.Actor, AccessKit.Ct);
        var found = await kit.Enterprises.FindAsync(first.CreditCode, AccessKit.Ct);

        Assert.Equal(first.EnterpriseId, again.EnterpriseId);
        Assert.Equal("示例药业", found!.Name);
        Assert.Equivalent(new[] { EnterpriseRole.DrugProducer, EnterpriseRole.Distributor }, found.Roles, strict: true);
    }

    [Fact]
    public void Parse_UnknownRole_ListsTheKnownOnes()
    {
        var refusal = Assert.Throws<AccessException>(() => RoleNames.Parse(["producer"]));

        Assert.All(RoleNames.All, name => Assert.Contains(name, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Roles_Changed_ShowInTheNextCallAndEndNoStream()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var before = (await kit.CallAsync(key)).Caller!;
        await kit.Enterprises.RegisterAsync("91110000600001760P", "-", RoleNames.Parse(["distributor"]), "t", AccessKit.Ct);

        await kit.Ring.RefreshAsync(AccessKit.Ct);
        var after = (await kit.CallAsync(key)).Caller!;

        Assert.DoesNotContain(EnterpriseRole.Distributor, before.Roles);
        Assert.Contains(EnterpriseRole.Distributor, after.Roles);
        Assert.False(before.Revoked.IsCancellationRequested);
    }

    [Fact]
    public async Task Strictness_NeverSet_IsStrict()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var enterprise = await kit.EnterpriseAsync();
        var key = await kit.IssueAsync();

        Assert.Equal(Strictness.Strict, await kit.Settings.GetStrictnessAsync(enterprise.EnterpriseId, AccessKit.Ct));
        Assert.Equal(Strictness.Strict, (await kit.CallAsync(key)).Caller!.Strictness);
    }

    [Fact]
    public async Task Strictness_Opened_ShowsInTheNextCallEndsNoStreamAndIsInTheAuditLogOnce()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var enterprise = await kit.EnterpriseAsync();
        var key = await kit.IssueAsync();
        var before = (await kit.CallAsync(key)).Caller!;

        await kit.Settings.SetStrictnessAsync(enterprise, Strictness.Open, AccessKit.Actor, AccessKit.Ct);
        await kit.Settings.SetStrictnessAsync(enterprise, Strictness.Open, AccessKit.Actor, AccessKit.Ct);

        await kit.Ring.RefreshAsync(AccessKit.Ct);
        Assert.Equal(Strictness.Strict, before.Strictness);
        Assert.Equal(Strictness.Open, (await kit.CallAsync(key)).Caller!.Strictness);
        Assert.Equal(Strictness.Open, await kit.Settings.GetStrictnessAsync(enterprise.EnterpriseId, AccessKit.Ct));
        Assert.False(before.Revoked.IsCancellationRequested);
        var actions = await kit.TextAsync("list_audit_actions", enterprise.CreditCode);
        Assert.Single(actions.Split(','), $"enterprise.strictness {AccessKit.Actor}");
    }

    [Fact]
    public async Task Strictness_SetBack_RefusesAgain()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var enterprise = await kit.EnterpriseAsync();
        var key = await kit.IssueAsync();
        await kit.Settings.SetStrictnessAsync(enterprise, Strictness.Open, AccessKit.Actor, AccessKit.Ct);
        await kit.Ring.RefreshAsync(AccessKit.Ct);

        await kit.Settings.SetStrictnessAsync(enterprise, Strictness.Strict, AccessKit.Actor, AccessKit.Ct);

        await kit.Ring.RefreshAsync(AccessKit.Ct);
        Assert.Equal(Strictness.Strict, (await kit.CallAsync(key)).Caller!.Strictness);
    }

    [Fact]
    public void Parse_UnknownStrictness_ListsTheKnownOnes()
    {
        var refusal = Assert.Throws<AccessException>(() => StrictnessNames.Parse("loose"));

        Assert.All(StrictnessNames.All, name => Assert.Contains(name, refusal.Message, StringComparison.Ordinal));
    }
}

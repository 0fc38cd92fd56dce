using Grpc.Core;
using TraceEngine.Access.Calls;
using TraceEngine.Access.Secrets;
using TraceEngine.Access.Services;
using TraceEngine.Contracts.Signing;

namespace TraceEngine.Access.Tests.Services;

/// <summary>The facade's calls: made for a key, answered as if that key had signed.</summary>
public sealed class ServiceIdentityTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Call_ForALiveKey_HasThatKeysCaller()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var own = (await kit.CallAsync(key)).Caller!;

        var acted = (await kit.CallAsync(Signed(kit, own))).Caller!;

        Assert.Equal(
            (own.Ak, own.EnterpriseId, own.CreditCode, own.Strictness, own.Revoked),
            (acted.Ak, acted.EnterpriseId, acted.CreditCode, acted.Strictness, acted.Revoked));
        Assert.Equal(own.Roles, acted.Roles);
    }

    [Fact]
    public async Task Call_ForAKeyNewerThanTheLastLook_IsFoundByAnotherLook()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        await kit.Ring.RefreshAsync(AccessKit.Ct);
        var key = await kit.IssueAsync();

        Assert.Equal(key.Ak, (await kit.CallAsync(Signed(kit, For(key.Ak)))).Caller?.Ak);
    }

    [Fact]
    public async Task Call_ForARotatedKey_LivesAsLongAsItsNewestVersion()
    {
        await using var kit = await AccessKit.CreateAsync(postgres, ("Access:RotationOverlap", "01:00:00"));
        var key = await kit.IssueAsync();
        await kit.Keys.RotateAsync(key.Ak, endOlder: false, AccessKit.Actor, AccessKit.Ct);
        var caller = (await kit.CallAsync(Signed(kit, For(key.Ak)))).Caller!;

        kit.Time.Advance(TimeSpan.FromHours(1));
        await kit.Ring.RefreshAsync(AccessKit.Ct);
        Assert.False(caller.Revoked.IsCancellationRequested);

        await kit.Keys.RevokeAsync(key.Ak, AccessKit.Actor, AccessKit.Ct);
        await kit.Ring.RefreshAsync(AccessKit.Ct);
        Assert.True(caller.Revoked.IsCancellationRequested);
        Assert.Equal(DenialReason.UnknownActFor, (await kit.CallAsync(Signed(kit, For(key.Ak)))).Reason);
    }

    [Fact]
    public async Task Call_ForNobodysKey_IsDenied()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        await kit.IssueAsync();

        Assert.Equal(DenialReason.UnknownActFor, (await kit.CallAsync(Signed(kit, For("ak-none")))).Reason);
        Assert.Equal(DenialReason.UnknownActFor, (await kit.CallAsync(Signed(kit, For(ServiceIdentity.Ak)))).Reason);
    }

    [Fact]
    public async Task Call_OneEntryChanged_IsDenied()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var other = await kit.IssueAsync();
        var headers = Signed(kit, For(key.Ak));

        (string Name, string Value)[] changes =
        [
            (CallHeaders.ActFor, other.Ak), (CallHeaders.Nonce, new string('0', 32)), (CallHeaders.Sign, new string('0', 64)),
            (CallHeaders.Timestamp, $"{kit.Time.GetUtcNow().ToUnixTimeSeconds() + 1}"),
        ];

        foreach (var (name, value) in changes)
        {
            Assert.Equal(DenialReason.WrongSign, (await kit.CallAsync(With(headers, name, value))).Reason);
        }
        var old = With(headers, CallHeaders.Timestamp, "1000000000");
        Assert.Equal(DenialReason.ClockDifference, (await kit.CallAsync(old)).Reason);
        var elsewhere = await kit.CallAsync(headers, "/traceengine.query.v1.QueryService/GetChain");
        Assert.Equal(DenialReason.WrongSign, elsewhere.Reason);
        Assert.NotNull((await kit.CallAsync(headers)).Caller);
    }

    [Fact]
    public async Task Call_ActForMissingDoubledOrTooLong_IsMalformed()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var headers = Signed(kit, For(key.Ak));

        Assert.Equal(DenialReason.Malformed, (await kit.CallAsync(Without(headers, CallHeaders.ActFor))).Reason);
        Assert.Equal(DenialReason.Malformed, (await kit.CallAsync([.. headers, new(CallHeaders.ActFor, key.Ak)])).Reason);
        Assert.Equal(DenialReason.Malformed, (await kit.CallAsync(With(headers, CallHeaders.ActFor, ""))).Reason);
        Assert.Equal(DenialReason.Malformed, (await kit.CallAsync(Signed(kit, For(new string('a', 41))))).Reason);
    }

    [Fact]
    public async Task Call_AnEnterprisesKeyActingForAnother_IsMalformed()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var victim = await kit.IssueAsync();

        var verdict = await kit.CallAsync(key.Ak, key.Secret.Reveal(), headers => headers.Add(CallHeaders.ActFor, victim.Ak));

        Assert.Equal(DenialReason.Malformed, verdict.Reason);
    }

    [Fact]
    public async Task Call_SignedByAHostWithAnotherMasterKey_IsDenied()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        await using var stranger = kit.OtherHost();
        stranger.Time.Advance(kit.Time.GetUtcNow() - stranger.Time.GetUtcNow());

        Assert.Equal(DenialReason.WrongSign, (await kit.CallAsync(Signed(stranger, For(key.Ak)))).Reason);
        var guess = new Metadata();
        CallSigner.Sign(guess, ServiceIdentity.Ak, new string('0', 64), AccessKit.Method, kit.Time);
        guess.Add(CallHeaders.ActFor, key.Ak);
        Assert.Equal(DenialReason.WrongSign, (await kit.CallAsync(guess)).Reason);
    }

    [Fact]
    public async Task Call_KeysNotReadForTooLong_IsAnsweredTryAgain()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        await kit.Ring.RefreshAsync(AccessKit.Ct);
        kit.Time.Advance(TimeSpan.FromSeconds(11));
        await kit.Get<Npgsql.NpgsqlDataSource>().DisposeAsync(); // the database can't be asked any more

        Assert.Equal(DenialReason.KeysNotReadable, (await kit.CallAsync(Signed(kit, For(key.Ak)))).Reason);
    }

    // Hosts of two versions work side by side during an upgrade: what is derived must never change.
    [Fact]
    public void Sign_KnownMasterKey_UsesTheSecretThatItHasAlwaysHad()
    {
        const string Secret = "fc7078e9bcd7ea00c60fe5bd570d129fcae76c4c7604d85aa4e9830e0a340007";
        var masterKey = new MasterKey([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
        var identity = new ServiceIdentity(masterKey, new Microsoft.Extensions.Time.Testing.FakeTimeProvider());

        var entries = identity.Sign("/a/B", For("ak-x")).ToDictionary();

        var hash = CallSigner.Hash(
            "trace-service", entries[CallHeaders.Timestamp], Secret, "/a/B", entries[CallHeaders.Nonce], "ak-x");
        Assert.Equal(Convert.ToHexStringLower(hash), entries[CallHeaders.Sign]);
        Assert.Equal("trace-service", entries[CallHeaders.Ak]);
        Assert.Equal("ak-x", entries[CallHeaders.ActFor]);
    }

    private static Metadata Signed(AccessKit kit, Caller onBehalfOf)
    {
        var headers = new Metadata();
        foreach (var (name, value) in kit.Get<ServiceIdentity>().Sign(AccessKit.Method, onBehalfOf))
        {
            headers.Add(name, value);
        }
        return headers;
    }

    private static Caller For(string ak) =>
        new() { Ak = ak, EnterpriseId = 1, CreditCode = "-", Roles = new HashSet<Contracts.Parties.EnterpriseRole>() };

    private static Metadata With(Metadata headers, string name, string value) => [.. Without(headers, name), new(name, value)];

    private static Metadata Without(Metadata headers, string name) => [.. headers.Where(entry => entry.Key != name)];
}

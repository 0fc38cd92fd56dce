using Grpc.Core;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Signing;

namespace TraceEngine.Access.Tests.Calls;

public sealed class CallVerificationTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData(CallHeaders.Ak)]
    [InlineData(CallHeaders.Timestamp)]
    [InlineData(CallHeaders.Nonce)]
    [InlineData(CallHeaders.Sign)]
    public async Task Call_OneEntryChanged_IsDenied(string header)
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();

        var verdict = await kit.CallAsync(key.Ak, key.Secret.Reveal(), headers => Change(headers, header));

        Assert.Null(verdict.Caller);
    }

    [Theory]
    [InlineData(CallHeaders.Ak)]
    [InlineData(CallHeaders.Timestamp)]
    [InlineData(CallHeaders.Nonce)]
    [InlineData(CallHeaders.Sign)]
    public async Task Call_OneEntryMissingOrDoubled_IsDenied(string header)
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();

        var missing = await kit.CallAsync(key.Ak, key.Secret.Reveal(), headers => headers.Remove(headers.Get(header)!));
        var doubled = await kit.CallAsync(key.Ak, key.Secret.Reveal(), headers => headers.Add(header, headers.GetValue(header)!));

        Assert.Equal(DenialReason.Malformed, missing.Reason);
        Assert.Equal(DenialReason.Malformed, doubled.Reason);
    }

    [Fact]
    public async Task Call_SignedForAnotherMethod_IsDenied()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var headers = new Metadata();
        CallSigner.Sign(headers, key.Ak, key.Secret.Reveal(), AccessKit.Method, kit.Time);

        var verdict = await kit.CallAsync(headers, "/traceengine.query.v1.QueryService/GetChain");

        Assert.Equal(DenialReason.WrongSign, verdict.Reason);
    }

    [Fact]
    public async Task Call_SignedWithAnotherKeysSecret_IsDenied()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var other = await kit.IssueAsync();

        Assert.Equal(DenialReason.WrongSign, (await kit.CallAsync(key.Ak, other.Secret.Reveal())).Reason);
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task Call_SignedAtAnotherTime_IsTakenWithin300Seconds(int seconds, bool taken)
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(kit.Time.GetUtcNow().AddSeconds(1 + seconds));
        var headers = new Metadata();
        CallSigner.Sign(headers, key.Ak, key.Secret.Reveal(), AccessKit.Method, clock);

        Assert.Equal(taken, (await kit.CallAsync(headers)).Caller is not null);
    }

    [Fact]
    public async Task Call_UnknownKeyForgedWithZeros_IsDenied()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        await kit.IssueAsync();

        // What is hashed in place of a missing secret must open nothing.
        Assert.Equal(DenialReason.UnknownKey, (await kit.CallAsync("ak-none", new string('0', 64))).Reason);
    }

    [Fact]
    public async Task Call_KnownKeyForgedWithZeros_IsDenied()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();

        Assert.Equal(DenialReason.WrongSign, (await kit.CallAsync(key.Ak, new string('0', 64))).Reason);
    }

    [Fact]
    public async Task Sign_CalledTwice_LeavesOneSignatureWithANewNonce()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var headers = new Metadata();
        CallSigner.Sign(headers, key.Ak, key.Secret.Reveal(), AccessKit.Method, kit.Time);
        var nonce = headers.GetValue(CallHeaders.Nonce);

        CallSigner.Sign(headers, key.Ak, key.Secret.Reveal(), AccessKit.Method, kit.Time);

        Assert.Equal(4, headers.Count);
        Assert.NotEqual(nonce, headers.GetValue(CallHeaders.Nonce));
        Assert.NotNull((await kit.CallAsync(headers)).Caller);
    }

    private static void Change(Metadata headers, string header)
    {
        var entry = headers.Get(header)!;
        headers.Remove(entry);
        var last = entry.Value[^1] == '2' ? '3' : '2';
        headers.Add(header, entry.Value[..^1] + last);
    }
}

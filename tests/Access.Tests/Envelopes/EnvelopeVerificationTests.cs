using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using TraceEngine.Access.Envelopes;
using TraceEngine.Access.Keys;
using TraceEngine.Access.Services;
using TraceEngine.Contracts.Signing;

namespace TraceEngine.Access.Tests.Envelopes;

public sealed class EnvelopeVerificationTests(PostgresFixture postgres)
{
    private const string Param = """{"lot":"20250601","名称":"阿莫西林"}""";

    [Fact]
    public async Task Verify_WellSigned_SaysWhoSigned()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        await kit.Ring.RefreshAsync(AccessKit.Ct); // the key is newer than the last look
        var key = await kit.IssueAsync();

        var verdict = await VerifyAsync(kit, Signed(kit, key));

        Assert.Equal(EnvelopeVerdictKind.Allowed, verdict.Kind);
        Assert.Equal(key.Ak, verdict.Caller!.Ak);
        Assert.Equal("91110000600001760P", verdict.Caller.CreditCode);
    }

    [Fact]
    public async Task Verify_ParamOfAMegabyte_IsHashedWhole()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var envelope = Signed(kit, key, new string('码', 350_000));
        var changed = envelope.SignedParam.ToArray();
        changed[^1] ^= 1;

        Assert.Equal(EnvelopeVerdictKind.Allowed, (await VerifyAsync(kit, envelope)).Kind);
        Assert.Equal(EnvelopeVerdictKind.Denied, (await VerifyAsync(kit, envelope with { SignedParam = changed })).Kind);
    }

    [Fact]
    public async Task Verify_OnePartChanged_IsDenied()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var other = await kit.IssueAsync();
        var right = Signed(kit, key);
        var later = Text(kit.Time.GetUtcNow().AddSeconds(1));

        SignedEnvelope[] wrong =
        [
            right with { Ak = other.Ak },
            right with { Ak = "ak-2222-2222-2222-2222" },
            right with { Timestamp = later },
            right with { Sign = SHA256.HashData("another"u8) },
            right with { SignedParam = Encoding.UTF8.GetBytes(Param + " ") },
            Signed(kit, key with { Secret = other.Secret }),
        ];

        foreach (var envelope in wrong)
        {
            Assert.Equal(new EnvelopeVerdict(EnvelopeVerdictKind.Denied, null), await VerifyAsync(kit, envelope));
        }
        Assert.Equal(EnvelopeVerdictKind.Allowed, (await VerifyAsync(kit, right)).Kind);
    }

    [Fact]
    public async Task Verify_Malformed_IsDeniedAndItsAkIsNotLogged()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var right = Signed(kit, await kit.IssueAsync());
        var longAk = new string('a', AccessKeyName.MaximumLength + 1);

        SignedEnvelope[] malformed =
        [
            right with { Ak = longAk },
            right with { Ak = "" },
            right with { Timestamp = "177235200" },
            right with { Timestamp = "17723520000" },
            right with { Timestamp = "177235200x" },
            right with { Timestamp = "177235200٣" },
            right with { Sign = new byte[31] },
        ];

        foreach (var envelope in malformed)
        {
            Assert.Equal(EnvelopeVerdictKind.Denied, (await VerifyAsync(kit, envelope)).Kind);
        }
        Assert.Contains("Malformed - 192.0.2.7", kit.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(longAk, kit.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task Verify_SignedAtAnotherTime_IsTakenWithin300Seconds(int seconds, bool taken)
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var envelope = Sign(key, Text(kit.Time.GetUtcNow().AddSeconds(1 + seconds)), Param);

        Assert.Equal(taken, (await VerifyAsync(kit, envelope)).Kind == EnvelopeVerdictKind.Allowed);
    }

    [Fact]
    public async Task Verify_RotatedAndRevoked_FollowsTheKeysVersions()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var old = await kit.IssueAsync();
        var current = await kit.Keys.RotateAsync(old.Ak, endOlder: false, AccessKit.Actor, AccessKit.Ct);
        var whileRotated = await VerifyAsync(kit, Signed(kit, old));
        Assert.Equal(EnvelopeVerdictKind.Allowed, whileRotated.Kind);
        Assert.Equal(EnvelopeVerdictKind.Allowed, (await VerifyAsync(kit, Signed(kit, current))).Kind);

        await kit.Keys.RevokeAsync(old.Ak, AccessKit.Actor, AccessKit.Ct);
        await kit.Ring.RefreshAsync(AccessKit.Ct);

        Assert.Equal(EnvelopeVerdictKind.Denied, (await VerifyAsync(kit, Signed(kit, old))).Kind);
        Assert.Equal(EnvelopeVerdictKind.Denied, (await VerifyAsync(kit, Signed(kit, current))).Kind);
        Assert.True(whileRotated.Caller!.Revoked.IsCancellationRequested);
    }

    [Fact]
    public async Task Verify_Denied_IsLoggedWithItsReason()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();

        await VerifyAsync(kit, Signed(kit, key with { Ak = "ak-none" }));
        await VerifyAsync(kit, Signed(kit, key) with { SignedParam = "x"u8.ToArray() });

        Assert.Contains("UnknownKey ak-none 192.0.2.7", kit.Log.Text, StringComparison.Ordinal);
        Assert.Contains($"WrongSign {key.Ak} 192.0.2.7", kit.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_TheFacadesOwnAk_IsDeniedWhateverSignsIt()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        var caller = (await VerifyAsync(kit, Signed(kit, key))).Caller!;

        // A sign that the facade really made, for a call: the body that would go with it is no body's.
        var call = kit.Get<ServiceIdentity>().Sign(AccessKit.Method, caller).ToDictionary();
        var envelope = new SignedEnvelope(
            ServiceIdentity.Ak, call[CallHeaders.Timestamp], Convert.FromHexString(call[CallHeaders.Sign]),
            Encoding.UTF8.GetBytes(AccessKit.Method + call[CallHeaders.Nonce] + call[CallHeaders.ActFor]));

        Assert.Equal(new EnvelopeVerdict(EnvelopeVerdictKind.Denied, null), await VerifyAsync(kit, envelope));
    }

    [Fact]
    public async Task Verify_KeysNotReadForTooLong_IsAnsweredTryAgain()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var key = await kit.IssueAsync();
        await kit.Ring.RefreshAsync(AccessKit.Ct);
        kit.Time.Advance(TimeSpan.FromSeconds(11));
        await kit.Get<Npgsql.NpgsqlDataSource>().DisposeAsync(); // the database can't be asked any more

        Assert.Equal(EnvelopeVerdictKind.KeysNotReadable, (await VerifyAsync(kit, Signed(kit, key))).Kind);
    }

    private static ValueTask<EnvelopeVerdict> VerifyAsync(AccessKit kit, SignedEnvelope envelope)
    {
        kit.Time.Advance(TimeSpan.FromSeconds(1)); // more than the spacing of extra looks, so none has to be waited for
        return kit.Get<EnvelopeVerifier>().VerifyAsync(envelope, IPAddress.Parse("192.0.2.7"), AccessKit.Ct);
    }

    private static SignedEnvelope Signed(AccessKit kit, IssuedKey key, string param = Param) =>
        Sign(key, Text(kit.Time.GetUtcNow()), param);

    // As the standard's sample does it, which knows nothing of pieces.
    private static SignedEnvelope Sign(IssuedKey key, string timestamp, string param) => new(
        key.Ak, timestamp, SHA256.HashData(Encoding.UTF8.GetBytes(key.Ak + timestamp + key.Secret.Reveal() + param)),
        Encoding.UTF8.GetBytes(param));

    private static string Text(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}

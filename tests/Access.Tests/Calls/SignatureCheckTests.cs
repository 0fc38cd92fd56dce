using TraceEngine.Access.Calls;

namespace TraceEngine.Access.Tests.Calls;

/// <summary>What a check costs: the number of hashes, which is what a guesser could measure.</summary>
public sealed class SignatureCheckTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Verify_NewestVersionSigned_HashesOnce()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var old = await kit.IssueAsync();
        var current = await kit.Keys.RotateAsync(old.Ak, endOlder: false, AccessKit.Actor, AccessKit.Ct);
        await kit.Ring.RefreshAsync(AccessKit.Ct);

        Assert.Equal((DenialReason.None, 1), await VerifyAsync(kit, current.Ak, current.Secret.Reveal()));
        Assert.Equal((DenialReason.None, 2), await VerifyAsync(kit, old.Ak, old.Secret.Reveal()));
    }

    [Fact]
    public async Task Verify_Denied_HashesAsOftenWhateverIsThereOfTheKey()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var once = await kit.IssueAsync();
        var twice = await kit.IssueAsync();
        await kit.Keys.RotateAsync(twice.Ak, endOlder: false, AccessKit.Actor, AccessKit.Ct);
        await kit.Ring.RefreshAsync(AccessKit.Ct);

        Assert.Equal((DenialReason.UnknownKey, 4), await VerifyAsync(kit, "ak-none", "wrong"));
        Assert.Equal((DenialReason.WrongSign, 4), await VerifyAsync(kit, once.Ak, "wrong"));
        Assert.Equal((DenialReason.WrongSign, 4), await VerifyAsync(kit, twice.Ak, "wrong"));
    }

    private static async Task<(DenialReason Reason, int Hashes)> VerifyAsync(AccessKit kit, string ak, string secret)
    {
        kit.Time.Advance(TimeSpan.FromSeconds(1));
        var text = new CountedText(ak, secret, kit.Time.GetUtcNow());
        var verdict = await kit.Get<SignatureCheck>().VerifyAsync(text, AccessKit.Ct);
        Assert.Equal(verdict.Reason == DenialReason.None, verdict.Caller is not null);
        return (verdict.Reason, text.Hashes);
    }
}

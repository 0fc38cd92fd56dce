using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Access.Replays;

namespace TraceEngine.Access.Tests.Replays;

/// <summary>Two hosts on one database and one clock.</summary>
public sealed class ReplayGuardTests(PostgresFixture postgres)
{
    private const string Ak = "ak-2222-2222-2222-2222";
    private const string Path = "/api/v1/shpInfo";

    private static readonly byte[] Sign = SHA256.HashData("signed"u8);
    private static readonly byte[] Answer = Encoding.UTF8.GetBytes("""{"code":0,"message":"成功"}""");

    [Fact]
    public async Task Enter_AnsweredOnOneHost_GetsTheFirstAnswerOnAnother()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var (one, other) = TwoHosts(kit);

        var first = await EnterAsync(one);
        Assert.Equal(ReplayKind.InProgress, (await EnterAsync(other)).Kind);
        await one.CompleteAsync(Ak, Sign, first.Attempt, 207, Answer, AccessKit.Ct);
        kit.Time.Advance(TimeSpan.FromSeconds(599));
        var repeated = await EnterAsync(other);

        Assert.Equal(ReplayKind.First, first.Kind);
        Assert.Equal((ReplayKind.Repeated, 207), (repeated.Kind, repeated.Status));
        Assert.Equal(Answer, repeated.Answer.ToArray());
        Assert.Equal(ReplayKind.Repeated, (await EnterAsync(one)).Kind);
    }

    [Fact]
    public async Task Enter_ManyAtOnceOnTwoHosts_OneIsFirst()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var (one, other) = TwoHosts(kit);

        var entries = await EnterAtOnceAsync(32, one, other);

        Assert.Single(entries, entry => entry.Kind == ReplayKind.First);
        Assert.Equal(31, entries.Count(entry => entry.Kind == ReplayKind.InProgress));
    }

    [Fact]
    public async Task Enter_OtherKeysAndSignatures_AreOtherRequests()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var (one, _) = TwoHosts(kit);
        await EnterAsync(one);

        Assert.Equal(ReplayKind.First, (await one.EnterAsync("ak-other", Sign, Path, AccessKit.Ct)).Kind);
        Assert.Equal(ReplayKind.First, (await one.EnterAsync(Ak, SHA256.HashData("x"u8), Path, AccessKit.Ct)).Kind);
    }

    [Fact]
    public async Task Enter_AnotherPath_IsRefusedWhateverHasBecomeOfTheFirst()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var (one, other) = TwoHosts(kit);
        var first = await EnterAsync(one);

        Assert.Equal(ReplayKind.OtherPath, (await EnterAsync(other, "/api/v1/delvInfo")).Kind);
        await one.AbandonAsync(Ak, Sign, first.Attempt, AccessKit.Ct);
        Assert.Equal(ReplayKind.OtherPath, (await EnterAsync(other, "/api/v1/delvInfo")).Kind);
        var second = await EnterAsync(one);
        await one.CompleteAsync(Ak, Sign, second.Attempt, 200, Answer, AccessKit.Ct);
        Assert.Equal(ReplayKind.OtherPath, (await EnterAsync(other, "/api/v1/delvInfo")).Kind);
        Assert.Equal(ReplayKind.Repeated, (await EnterAsync(other)).Kind);
    }

    [Fact]
    public async Task Enter_HolderGoneForLongerThanTheTakeover_OneOfManyTakesOver()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var (one, other) = TwoHosts(kit);
        var dead = await EnterAsync(one);

        kit.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(ReplayKind.InProgress, (await EnterAsync(other)).Kind);
        kit.Time.Advance(TimeSpan.FromSeconds(1));
        var entries = await EnterAtOnceAsync(32, one, other);

        var taken = Assert.Single(entries, entry => entry.Kind == ReplayKind.First);
        Assert.True(taken.Attempt > dead.Attempt);
        Assert.Equal(31, entries.Count(entry => entry.Kind == ReplayKind.InProgress));
    }

    [Fact]
    public async Task Complete_AfterATakeover_KeepsTheAnswerOfTheLaterAttempt()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var (one, other) = TwoHosts(kit);
        var slow = await EnterAsync(one);
        kit.Time.Advance(TimeSpan.FromSeconds(61));
        var later = await EnterAsync(other);

        await one.CompleteAsync(Ak, Sign, slow.Attempt, 500, "late"u8.ToArray(), AccessKit.Ct);
        await one.AbandonAsync(Ak, Sign, slow.Attempt, AccessKit.Ct);
        Assert.Equal(ReplayKind.InProgress, (await EnterAsync(one)).Kind);
        await other.CompleteAsync(Ak, Sign, later.Attempt, 200, Answer, AccessKit.Ct);
        await one.CompleteAsync(Ak, Sign, slow.Attempt, 500, "later still"u8.ToArray(), AccessKit.Ct);

        var repeated = await EnterAsync(one);
        Assert.Equal((ReplayKind.Repeated, 200), (repeated.Kind, repeated.Status));
        Assert.Equal(Answer, repeated.Answer.ToArray());
        Assert.Contains("Warning 2005", kit.Log.Text, StringComparison.Ordinal);
    }

    // The answer came between the look of another and its takeover: nothing is run twice.
    [Fact]
    public async Task Complete_JustBeforeATakeover_WinsOverIt()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var (one, other) = TwoHosts(kit);

        for (var i = 0; i < 20; i++)
        {
            var sign = SHA256.HashData([(byte)i]);
            var slow = await one.EnterAsync(Ak, sign, Path, AccessKit.Ct);
            kit.Time.Advance(TimeSpan.FromSeconds(61));
            var complete = Task.Run(() => one.CompleteAsync(Ak, sign, slow.Attempt, 200, Answer, AccessKit.Ct), AccessKit.Ct);
            var enter = Task.Run(() => other.EnterAsync(Ak, sign, Path, AccessKit.Ct), AccessKit.Ct);
            await Task.WhenAll(complete, enter);

            var after = await one.EnterAsync(Ak, sign, Path, AccessKit.Ct);
            var wanted = (await enter).Kind == ReplayKind.First ? ReplayKind.InProgress : ReplayKind.Repeated;
            Assert.Equal(wanted, after.Kind);
        }
    }

    [Fact]
    public async Task Abandon_OperatingFault_LetsARepeatRunAtOnceAndTheAbandonedAnswerNoMore()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var (one, other) = TwoHosts(kit);
        var first = await EnterAsync(one);

        await one.AbandonAsync(Ak, Sign, first.Attempt, AccessKit.Ct);
        await one.CompleteAsync(Ak, Sign, first.Attempt, 200, "given up"u8.ToArray(), AccessKit.Ct);
        var second = await EnterAsync(other);
        await one.CompleteAsync(Ak, Sign, first.Attempt, 200, "given up"u8.ToArray(), AccessKit.Ct);

        Assert.Equal(ReplayKind.First, second.Kind);
        Assert.NotEqual(first.Attempt, second.Attempt);
        Assert.Equal(ReplayKind.InProgress, (await EnterAsync(one)).Kind);
    }

    [Fact]
    public async Task Abandon_AnsweredRequest_KeepsItsAnswer()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var (one, other) = TwoHosts(kit);
        var first = await EnterAsync(one);
        await one.CompleteAsync(Ak, Sign, first.Attempt, 200, Answer, AccessKit.Ct);

        await one.AbandonAsync(Ak, Sign, first.Attempt, AccessKit.Ct);

        Assert.Equal(ReplayKind.Repeated, (await EnterAsync(other)).Kind);
    }

    [Fact]
    public async Task Enter_Expired_IsAsIfItHadNeverCome()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        var (one, other) = TwoHosts(kit);
        var first = await EnterAsync(one);
        await one.CompleteAsync(Ak, Sign, first.Attempt, 200, Answer, AccessKit.Ct);
        kit.Time.Advance(new AccessOptions().ReplayMemory);

        var entries = await EnterAtOnceAsync(8, one, other, "/api/v1/delvInfo");

        Assert.Single(entries, entry => entry.Kind == ReplayKind.First);
        Assert.Equal(7, entries.Count(entry => entry.Kind == ReplayKind.InProgress));
        Assert.Equal(ReplayKind.OtherPath, (await EnterAsync(one)).Kind);
    }

    [Fact]
    public async Task Complete_AnswerAboveTheLimit_IsRefusedAndAtTheLimitKept()
    {
        await using var kit = await AccessKit.CreateAsync(postgres, ("Access:ReplayAnswerAtMost", "1000"));
        var (one, other) = TwoHosts(kit);
        var first = await EnterAsync(one);

        var refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => one.CompleteAsync(Ak, Sign, first.Attempt, 200, new byte[1001], AccessKit.Ct));
        await one.CompleteAsync(Ak, Sign, first.Attempt, 200, new byte[1000], AccessKit.Ct);

        Assert.Contains("Access:ReplayAnswerAtMost", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1000, (await EnterAsync(other)).Answer.Length);
    }

    [Fact]
    public async Task Sweep_ExpiredAndFresh_DeletesTheExpiredInSteps()
    {
        await using var kit = await AccessKit.CreateAsync(postgres, ("Access:ReplaySweepRows", "2"));
        var (one, _) = TwoHosts(kit);
        for (var i = 0; i < 5; i++)
        {
            await one.EnterAsync(Ak, SHA256.HashData([(byte)i]), Path, AccessKit.Ct);
        }
        kit.Time.Advance(new AccessOptions().ReplayMemory);
        await EnterAsync(one);
        using var sweep = ActivatorUtilities.CreateInstance<ReplaySweep>(kit.Get<IServiceProvider>());

        Assert.Equal(5, await sweep.SweepAsync(AccessKit.Ct));

        Assert.Equal("1", await kit.TextAsync("count_replays"));
        Assert.Equal(ReplayKind.InProgress, (await EnterAsync(one)).Kind);
        Assert.Equal(0, await sweep.SweepAsync(AccessKit.Ct));
    }

    [Fact]
    public async Task Sweep_RunningInTheHost_DeletesAtItsNextRound()
    {
        const int LooksAtMost = 10_000;
        await using var kit = await AccessKit.CreateAsync(postgres);
        await EnterAsync(kit.Get<ReplayGuard>());
        using var sweep = ActivatorUtilities.CreateInstance<ReplaySweep>(kit.Get<IServiceProvider>());
        await sweep.StartAsync(AccessKit.Ct);

        kit.Time.Advance(new AccessOptions().ReplayMemory);

        var looks = 0;
        while (await kit.TextAsync("count_replays") != "0")
        {
            Assert.InRange(++looks, 1, LooksAtMost);
        }
        await sweep.StopAsync(AccessKit.Ct);
    }

    private static Task<ReplayEntry[]> EnterAtOnceAsync(int count, ReplayGuard one, ReplayGuard other, string path = Path) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(
            i => Task.Run(() => EnterAsync(i % 2 == 0 ? one : other, path), AccessKit.Ct)));

    private static Task<ReplayEntry> EnterAsync(ReplayGuard guard, string path = Path) =>
        guard.EnterAsync(Ak, Sign, path, AccessKit.Ct);

    private static (ReplayGuard One, ReplayGuard Other) TwoHosts(AccessKit kit) => (
        kit.Get<ReplayGuard>(),
        new ReplayGuard(
            kit.Get<NpgsqlDataSource>(), kit.Get<IOptions<AccessOptions>>(), kit.Time, kit.Get<AccessLog>()));
}

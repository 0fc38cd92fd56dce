using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Packaging;

/// <summary>Repacking and replacing: history stays on both ends.</summary>
public sealed class ReplacingTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly PackingFloor _floor = new(shared);

    [Fact]
    public async Task Repack_FromOneBoxToAnother_KeepsWhereItWas()
    {
        await _floor.ActivateAsync((_floor.Box(0), 2, null), (_floor.Box(1), 2, null), (_floor.Unit(0), 1, _floor.Box(0)));

        var ack = await _floor.WriteAsync(PackingData.Repack(_floor.Box(1), _floor.Unit(0)));
        var again = await _floor.WriteAsync(PackingData.Repack(_floor.Box(1), _floor.Unit(0)));

        Refusals.AssertNone(ack, sent: 1);
        Refusals.AssertRow(again, sent: 1, row: 0, "code", Reason.AlreadyPacked);
        Assert.Equal(_floor.Box(1), await _floor.ParentOfAsync(_floor.Unit(0)));
        var former = await shared.Server.ReadAsync<byte[]>(
            "SELECT parent FROM former_parents WHERE child = $1 AND packed_section IS NULL",
            PackingFloor.KeyOf(_floor.Unit(0)));
        Assert.Equal(PackingFloor.KeyOf(_floor.Box(0)), former);
    }

    [Fact]
    public async Task Repack_IntoItsOwnContents_IsRefused()
    {
        await _floor.ActivateAsync(
            (_floor.Case(0), 3, null), (_floor.Box(0), 2, _floor.Case(0)), (_floor.Unit(0), 1, _floor.Box(0)));

        var ack = await _floor.WriteAsync(PackingData.Repack(_floor.Box(0), _floor.Case(0)));

        Refusals.AssertRow(ack, sent: 1, row: 0, "parent", Reason.ParentLevelNotAbove);
    }

    [Fact]
    public async Task Replace_OfABoxInACase_TakesItsPlaceAndItsContents()
    {
        await _floor.ActivateAsync(
            (_floor.Case(0), 3, null),
            (_floor.Box(0), 2, _floor.Case(0)),
            (_floor.Box(1), 2, null),
            (_floor.Unit(0), 1, _floor.Box(0)),
            (_floor.Unit(1), 1, _floor.Box(0)));

        var ack = await _floor.WriteAsync(PackingData.Replace(old: _floor.Box(0), fresh: _floor.Box(1)));

        Refusals.AssertNone(ack, sent: 1);
        Assert.Equal(_floor.Case(0), await _floor.ParentOfAsync(_floor.Box(1)));
        Assert.Equal(_floor.Box(1), await _floor.ParentOfAsync(_floor.Unit(0)));
        Assert.Equal(_floor.Box(1), await _floor.ParentOfAsync(_floor.Unit(1)));
        Assert.Null(await _floor.ParentOfAsync(_floor.Box(0)));
        Assert.Equal(3, await _floor.StateOfAsync(_floor.Box(0)));
        var ends = await shared.Server.ReadAsync<long>(
            "SELECT count(*) FROM replacements WHERE code = ANY ($1)",
            (object)new[] { PackingFloor.KeyOf(_floor.Box(0)), PackingFloor.KeyOf(_floor.Box(1)) });
        Assert.Equal(2, ends);

        var late = await _floor.WriteAsync(PackingData.Pack(_floor.Box(0), _floor.Unit(0)));
        Refusals.AssertRow(late, sent: 1, row: 0, "parent", Reason.ParentTerminated, _floor.Box(0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Replace_OfABoxAndOfAUnitInItInOneSection_TakesBoth(bool unitFirst)
    {
        await _floor.ActivateAsync(
            (_floor.Box(0), 2, null), (_floor.Box(1), 2, null), (_floor.Unit(0), 1, _floor.Box(0)), (_floor.Unit(1), 1, null));
        (string Fresh, string? Old)[] rows = [(_floor.Unit(1), _floor.Unit(0)), (_floor.Box(1), _floor.Box(0))];
        var section = PackingData.Section(PackagingAction.Replace, unitFirst ? rows : [.. rows.Reverse()]);
        section.ChangeReason = "破损";

        var ack = await _floor.WriteAsync(section);

        Refusals.AssertNone(ack, sent: 2);
        Assert.Equal(_floor.Box(1), await _floor.ParentOfAsync(_floor.Unit(1)));
        Assert.Equal((3, 3), (await _floor.StateOfAsync(_floor.Unit(0)), await _floor.StateOfAsync(_floor.Box(0))));
    }

    [Fact]
    public async Task Replace_WithACodeThatIsUsedOrDiffers_IsRefused()
    {
        await _floor.ActivateAsync(
            (_floor.Box(0), 2, null), (_floor.Box(1), 2, null), (_floor.Unit(0), 1, _floor.Box(1)), (_floor.Unit(1), 1, null));

        var used = await _floor.WriteAsync(PackingData.Replace(old: _floor.Box(0), fresh: _floor.Box(1)));
        var differs = await _floor.WriteAsync(PackingData.Replace(old: _floor.Box(0), fresh: _floor.Unit(1)));
        var unknown = await _floor.WriteAsync(PackingData.Replace(old: _floor.Box(9), fresh: _floor.Unit(1)));
        var none = PackingData.Section(PackagingAction.Replace, (_floor.Unit(1), null));
        none.ChangeReason = "破损";
        var withoutOld = await _floor.WriteAsync(none);

        Refusals.AssertRow(used, sent: 1, row: 0, "code", Reason.ReplacementNotFree, _floor.Box(1));
        Refusals.AssertRow(differs, sent: 1, row: 0, "code", Reason.ReplacementDiffers, _floor.Unit(1), _floor.Box(0));
        Refusals.AssertRow(unknown, sent: 1, row: 0, "parent", Reason.NotActive, _floor.Box(9));
        Refusals.AssertRow(withoutOld, sent: 1, row: 0, "parent", Reason.ParentRequired, _floor.Unit(1));
    }
}

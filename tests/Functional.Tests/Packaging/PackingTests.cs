using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Packaging;

/// <summary>Packing and unpacking over the wire: where the codes are afterwards, and why a row is refused.</summary>
public sealed class PackingTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly PackingFloor _floor = new(shared);

    [Fact]
    public async Task Pack_OfFreeUnits_PutsThemIntoTheBox()
    {
        await _floor.ActivateAsync(units: 3, boxes: 1);

        var ack = await _floor.WriteAsync(PackingData.Pack(_floor.Box(0), _floor.Unit(0), _floor.Unit(1)));

        Refusals.AssertNone(ack, sent: 2);
        Assert.Equal(_floor.Box(0), await _floor.ParentOfAsync(_floor.Unit(0)));
        Assert.Equal(_floor.Box(0), await _floor.ParentOfAsync(_floor.Unit(1)));
        Assert.Null(await _floor.ParentOfAsync(_floor.Unit(2)));
    }

    [Fact]
    public async Task Pack_IntoAParentThatIsNotActive_IsAcceptedAndCountedAsOpen()
    {
        await _floor.ActivateAsync(units: 2, boxes: 0);

        var ack = await _floor.WriteAsync(PackingData.Pack(_floor.Box(5), _floor.Unit(0), _floor.Unit(1)));

        Refusals.AssertNone(ack, sent: 2);
        Assert.Equal(1u, ack.OpenParents);
    }

    [Fact]
    public async Task Activation_OfALateParentWithoutPrefix_MustBeAboveWhatIsInsideIt()
    {
        var serial = shared.NextSerial();
        var (child, package) = (TestData.Code(SharedServer.DeepPrefix(2), serial), $"7{serial:D11}");
        var inside = TestData.Rows((child, 2, package));
        inside.Header = TestData.Header(SharedServer.DeepProduct, "L-LATE");
        Refusals.AssertNone(await shared.WriteAsync(inside), sent: 1);
        var late = TestData.Rows((package, 2, null));
        late.Header = inside.Header;

        var ack = await shared.WriteAsync(late);

        Refusals.AssertRow(ack, sent: 1, row: 0, "level", Reason.ParentLevelNotAbove, package, "2", "2");
    }

    [Fact]
    public async Task Pack_WithBadRows_RefusesEachByNameAndWritesTheRest()
    {
        await _floor.ActivateAsync(units: 4, boxes: 2);
        await _floor.WriteAsync(PackingData.Pack(_floor.Box(0), _floor.Unit(0)));
        await _floor.WriteAsync(PackingData.Pack(_floor.Box(1), _floor.Unit(1)));

        var ack = await _floor.WriteAsync(PackingData.Section(
            PackagingAction.Pack,
            (_floor.Unit(0), _floor.Box(0)),
            (_floor.Unit(1), _floor.Box(0)),
            (_floor.Unit(2), _floor.Box(0)),
            (_floor.Unit(2), _floor.Box(1)),
            (_floor.Unit(9), _floor.Box(0)),
            ("8190001", _floor.Box(0)),
            (_floor.Box(1), _floor.Unit(3)),
            (_floor.Box(1), _floor.Box(1))));

        Refusals.AssertRow(ack, sent: 8, row: 0, "code", Reason.AlreadyPacked, _floor.Unit(0), _floor.Box(0));
        Refusals.AssertRow(ack, sent: 8, row: 1, "code", Reason.HasParent, _floor.Unit(1), _floor.Box(1));
        Refusals.AssertRow(ack, sent: 8, row: 3, "code", Reason.CodeRepeated, _floor.Unit(2));
        Refusals.AssertRow(ack, sent: 8, row: 4, "code", Reason.NotActive, _floor.Unit(9));
        Refusals.AssertRow(ack, sent: 8, row: 5, "code", Reason.CodeBadLength);
        Refusals.AssertRow(ack, sent: 8, row: 6, "parent", Reason.ParentLevelNotAbove, _floor.Unit(3), "1", "2");
        Refusals.AssertRow(ack, sent: 8, row: 7, "parent", Reason.ParentIsSelf, _floor.Box(1));
        Assert.Equal(1u, ack.Accepted);
        Assert.Equal(_floor.Box(0), await _floor.ParentOfAsync(_floor.Unit(2)));
    }

    [Fact]
    public async Task Pack_OfOneChildInTwoSections_IsNoRepeatButHasAParent()
    {
        await _floor.ActivateAsync(units: 2, boxes: 2);

        var ack = await _floor.WriteAsync(
            PackingData.Pack(_floor.Box(0), _floor.Unit(0)),
            PackingData.Pack(_floor.Box(1), _floor.Unit(1), _floor.Unit(0), _floor.Unit(1)));

        Refusals.AssertRow(ack, sent: 4, row: 2, "code", Reason.HasParent, _floor.Unit(0), _floor.Box(0));
        Refusals.AssertRow(ack, sent: 4, row: 3, "code", Reason.CodeRepeated, _floor.Unit(1));
        Assert.Equal(_floor.Box(1), await _floor.ParentOfAsync(_floor.Unit(1)));
    }

    [Fact]
    public async Task Pack_AllOrNothingWithABadRow_WritesNothing()
    {
        await _floor.ActivateAsync(units: 1, boxes: 1);

        var ack = await _floor.WriteAsync(
            StreamMode.AllOrNothing, PackingData.Pack(_floor.Box(0), _floor.Unit(0), _floor.Unit(8)));

        Refusals.AssertBatch(ack, sent: 2, "header", Reason.BatchRefused);
        Assert.Null(await _floor.ParentOfAsync(_floor.Unit(0)));
    }

    [Fact]
    public async Task Pack_ByAnotherEnterprise_IsNotHeld()
    {
        await _floor.ActivateAsync(units: 1, boxes: 1);
        var other = await shared.Server.AddEnterpriseAsync(77);
        using var client = shared.Server.ConnectRaw(other);

        var ack = await client.PackAsync("P-1", [PackingData.Pack(_floor.Box(0), _floor.Unit(0))]);
        var open = await client.PackAsync("P-2", [PackingData.Pack(_floor.Box(6), _floor.Unit(0))]);

        Refusals.AssertRow(ack, sent: 1, row: 0, "code", Reason.NotHeld, _floor.Unit(0));
        Refusals.AssertRow(open, sent: 1, row: 0, "code", Reason.NotHeld, _floor.Unit(0));
    }

    [Fact]
    public async Task Unpack_NamedOrWhicheverOrEverything_TakesThemOut()
    {
        await _floor.ActivateAsync(units: 5, boxes: 2);
        await _floor.WriteAsync(
            PackingData.Pack(_floor.Box(0), _floor.Unit(0), _floor.Unit(1), _floor.Unit(2)),
            PackingData.Pack(_floor.Box(1), _floor.Unit(3), _floor.Unit(4)));

        var named = await _floor.WriteAsync(PackingData.Unpack(_floor.Box(0), _floor.Unit(0), _floor.Unit(3)));
        var whichever = await _floor.WriteAsync(PackingData.Unpack(null, _floor.Unit(1), _floor.Unit(0)));
        var everything = await _floor.WriteAsync(PackingData.Empty(_floor.Box(1), _floor.Box(1), _floor.Box(0)));

        Refusals.AssertRow(named, sent: 2, row: 1, "parent", Reason.NotInParent, _floor.Unit(3), _floor.Box(0));
        Refusals.AssertRow(whichever, sent: 2, row: 1, "parent", Reason.NotInParent, _floor.Unit(0), "-");
        Refusals.AssertRow(everything, sent: 3, row: 1, "code", Reason.CodeRepeated, _floor.Box(1));
        for (var unit = 0; unit < 5; unit++)
        {
            Assert.Null(await _floor.ParentOfAsync(_floor.Unit(unit)));
        }

        var empty = await _floor.WriteAsync(PackingData.Empty(_floor.Box(1)));
        Refusals.AssertRow(empty, sent: 1, row: 0, "parent", Reason.ParentEmpty, _floor.Box(1));
    }

    [Fact]
    public async Task Batch_WithSectionsThatBuildOnEachOther_TakesThemInOrder()
    {
        await _floor.ActivateAsync(units: 2, boxes: 2);

        var ack = await _floor.WriteAsync(
            PackingData.Pack(_floor.Box(0), _floor.Unit(0), _floor.Unit(1)),
            PackingData.Unpack(_floor.Box(0), _floor.Unit(0)),
            PackingData.Pack(_floor.Box(1), _floor.Unit(0)),
            PackingData.Repack(_floor.Box(1), _floor.Unit(1)));

        Refusals.AssertNone(ack, sent: 5);
        Assert.Equal(_floor.Box(1), await _floor.ParentOfAsync(_floor.Unit(0)));
        Assert.Equal(_floor.Box(1), await _floor.ParentOfAsync(_floor.Unit(1)));
    }

    [Theory]
    [InlineData(PackagingAction.Unspecified, "action", Reason.ActionUnknown)]
    [InlineData(PackagingAction.Replace, "change_reason", Reason.TextRequired)]
    public async Task Section_WithABadHeader_RefusesTheBatch(PackagingAction action, string field, Reason reason)
    {
        var ack = await _floor.WriteAsync(PackingData.Section(action, (_floor.Unit(0), _floor.Box(0))));

        Refusals.AssertBatch(ack, sent: 1, field, reason);
    }

    [Fact]
    public async Task ValidateOnly_OfPackaging_JudgesLikeTheWriteAndWritesNothing()
    {
        await _floor.ActivateAsync(units: 2, boxes: 1);
        var section = PackingData.Pack(_floor.Box(0), _floor.Unit(0), _floor.Unit(7));

        var checkedOnly = await shared.Client.PackAsync($"check-{_floor.Unit(0)}", [section], validateOnly: true);
        var stillFree = await _floor.ParentOfAsync(_floor.Unit(0));
        var written = await _floor.WriteAsync(section);

        Assert.True(checkedOnly.ValidatedOnly);
        Assert.Null(stillFree);
        Assert.Equal(written.Verdicts, checkedOnly.Verdicts);
        Assert.Equal((1u, 1u), (checkedOnly.Accepted, checkedOnly.Refused));
    }
}

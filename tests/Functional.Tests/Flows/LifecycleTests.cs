using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>A document over many batches: open until completed, each code once, one header.</summary>
public sealed class LifecycleTests(FlowServer shared) : IClassFixture<FlowServer>
{
    [Fact]
    public async Task Document_InSeveralBatches_IsOpenUntilCompleted()
    {
        const int each = 25_000;
        var number = shared.NextName();
        var serials = 1_000_000;
        using var activation = await shared.Maker.Client.OpenAsync(shared.NextName());
        using var stream = await shared.Maker.OpenAsync(shared.NextName());
        for (var part = 0; part < 4; part++)
        {
            var units = TestData.Units(serials + (part * each), each);
            Refusals.AssertNone(await activation.WriteAsync((ulong)part + 1, units), each);
            var section = FlowData.Shipping(number, shared.Maker, shared.Dealer, [.. units.Codes.Text.Values]);
            section.Header.ExpectedCount = 4 * each;
            Refusals.AssertNone(await stream.WriteAsync(section), each);
            Assert.Equal(((short)0, (long)(part + 1) * each), await StoredAsync(number));
        }

        var end = FlowData.Shipping(number, shared.Maker, shared.Dealer);
        end.Header.Complete = true;
        Refusals.AssertNone(await stream.WriteAsync(end), 0);
        var late = await stream.WriteAsync(
            FlowData.Shipping(number, shared.Maker, shared.Dealer, TestData.Code(TestData.UnitPrefix, serials)));

        Refusals.AssertBatch(late, 1, "document_number", Reason.DocumentComplete, number);
        Assert.Equal(((short)1, 4L * each), await StoredAsync(number));
        Assert.Equal(4L * each, await shared.ReadAsync<long>(
            "SELECT expected_count FROM documents WHERE number = $1", number));
    }

    [Fact]
    public async Task Document_CodeInAnEarlierBatch_IsInItAlready()
    {
        var codes = await shared.ActivateUnitsAsync(3);
        var number = shared.NextName();
        using var stream = await shared.Maker.OpenAsync(shared.NextName());
        await stream.WriteAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[..2]));

        var ack = await stream.WriteAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[1..]));

        Refusals.AssertRow(ack, 2, 0, "code", Reason.CodeInDocument, codes[1]);
        Assert.Equal(1u, ack.Accepted);
        Assert.Equal(((short)0, 3L), await StoredAsync(number));
    }

    [Fact]
    public async Task Document_WithAnotherHeader_IsRefused()
    {
        var codes = await shared.ActivateUnitsAsync(2);
        var number = shared.NextName();
        using var stream = await shared.Maker.OpenAsync(shared.NextName());
        await stream.WriteAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[0]));

        var ack = await stream.WriteAsync(FlowData.Shipping(number, shared.Maker, shared.Shop, codes[1]));

        Refusals.AssertBatch(ack, 1, "document_number", Reason.DocumentDiffers, number);
    }

    [Fact]
    public async Task Document_OfTwoBatchesSentTogether_IsJudgedAsIfOneAfterTheOther()
    {
        var codes = await shared.ActivateCaseAsync();
        var number = shared.NextName();
        using var stream = await shared.Maker.OpenAsync(shared.NextName());
        await stream.SendAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[2]));
        await stream.SendAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[0], codes[4]));
        await stream.SendAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[5]));

        Refusals.AssertNone(await stream.ReadAckAsync(), 1);
        var second = await stream.ReadAckAsync();
        var third = await stream.ReadAckAsync();

        Refusals.AssertRow(second, 2, 0, "code", Reason.AncestorInDocument, codes[2], codes[0]);
        Refusals.AssertRow(third, 1, 0, "code", Reason.AncestorInDocument, codes[5], codes[4]);
    }

    [Fact]
    public async Task Document_CodeWithItsOwnPackage_KeepsTheOuterOne()
    {
        var codes = await shared.ActivateCaseAsync();

        var ack = await shared.Maker.UploadAsync(
            FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, codes[2], codes[0], codes[1]));

        Assert.Equal(1u, ack.Accepted);
        Refusals.AssertRow(ack, 3, 0, "code", Reason.AncestorInDocument, codes[2], codes[1]);
        Refusals.AssertRow(ack, 3, 2, "code", Reason.AncestorInDocument, codes[1], codes[0]);
    }

    [Fact]
    public async Task Document_OuterCodeBehindAnInnerOne_IsRefusedInALaterBatch()
    {
        var codes = await shared.ActivateCaseAsync();
        var number = shared.NextName();
        using var stream = await shared.Maker.OpenAsync(shared.NextName());
        Refusals.AssertNone(
            await stream.WriteAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[2])), 1);

        var outer = await stream.WriteAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[0]));
        var neighbour = await stream.WriteAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[3]));

        Refusals.AssertRow(outer, 1, 0, "code", Reason.AncestorInDocument, codes[2], codes[0]);
        Refusals.AssertNone(neighbour, 1);
    }

    [Fact]
    public async Task Document_FromTwoStreamsAtOnce_GetsEachCodeOnce()
    {
        var codes = await shared.ActivateUnitsAsync(400);
        var number = shared.NextName();
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            using var stream = await shared.Maker.OpenAsync(shared.NextName());
            return await stream.WriteAsync(
                FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[(i * 50)..((i * 50) + 200)]));
        }));

        Assert.Equal(350u, (uint)sent.Sum(ack => ack.Accepted));
        Assert.All(sent.SelectMany(ack => ack.Verdicts), verdict => Assert.Equal(Reason.CodeInDocument, verdict.Reason));
        Assert.Equal(((short)0, 350L), await StoredAsync(number));
        Assert.Equal(
            350L,
            await shared.ReadAsync<long>(
                "SELECT count(*) FROM flow_items f JOIN documents d USING (document_id) WHERE d.number = $1", number));
    }

    [Fact]
    public async Task Document_OfNoGoodRow_LeavesNoTrace()
    {
        var number = shared.NextName();
        using var stream = await shared.Maker.OpenAsync(shared.NextName());

        var ack = await stream.WriteAsync(
            FlowData.Shipping(number, shared.Maker, shared.Dealer, TestData.Code(TestData.UnitPrefix, shared.NextSerial())));

        Assert.Equal((0u, 1u), (ack.Accepted, ack.Refused));
        Assert.Equal(0L, await shared.ReadAsync<long>("SELECT count(*) FROM documents WHERE number = $1", number));
    }

    [Fact]
    public async Task Batch_SentAgain_GetsItsFirstAnswer()
    {
        var codes = await shared.ActivateUnitsAsync(2);
        var (number, name) = (shared.NextName(), shared.NextName());
        var section = FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[0], "8190001", codes[1]);
        BatchAck first;
        using (var stream = await shared.Maker.OpenAsync(name))
        {
            first = await stream.WriteAsync(section);
        }

        using var second = await shared.Maker.OpenAsync(name);
        await second.SendAsync(new FlowBatch { Sequence = 1, Sections = { section } });
        var again = await second.ReadAckAsync();

        Assert.True(again.AlreadyCommitted);
        Assert.Equal((first.Receipt, first.CommittedAt), (again.Receipt, again.CommittedAt));
        Assert.Equal(first.Verdicts, again.Verdicts);
    }

    [Fact]
    public async Task Batch_OfABadRowInAnAllOrNothingStream_WritesNothing()
    {
        var codes = await shared.ActivateUnitsAsync(2);
        var number = shared.NextName();
        using var stream = await shared.Maker.OpenAsync(shared.NextName(), StreamMode.AllOrNothing);

        var refused = await stream.WriteAsync(
            FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[0], TestData.Code(TestData.UnitPrefix, 7)));
        var written = await stream.WriteAsync(FlowData.Shipping(number, shared.Maker, shared.Shop, codes));

        Refusals.AssertBatch(refused, 2, "header", Reason.BatchRefused);
        Refusals.AssertNone(written, 2);
        Assert.Equal(
            shared.Shop.Enterprise.CreditCode,
            await shared.ReadAsync<string>("SELECT receiver FROM documents WHERE number = $1", number));
    }

    [Fact]
    public async Task Batch_OnlyValidated_LeavesNoTrace()
    {
        var codes = await shared.ActivateUnitsAsync(2);
        var number = shared.NextName();

        var judged = await shared.Maker.UploadAsync(
            FlowData.Shipping(number, shared.Maker, shared.Dealer, codes), validateOnly: true);

        Refusals.AssertNone(judged, 2);
        Assert.True(judged.ValidatedOnly);
        Assert.Equal(0L, await shared.ReadAsync<long>("SELECT count(*) FROM documents WHERE number = $1", number));
    }

    private async Task<(short State, long Items)> StoredAsync(string number) => (
        await shared.ReadAsync<short>("SELECT state FROM documents WHERE number = $1", number),
        await shared.ReadAsync<long>("SELECT item_count FROM documents WHERE number = $1", number));
}

using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.BadInput;

/// <summary>A code is activated once: what the second activation is told depends on what the first one said.</summary>
public sealed class DuplicateTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Code_TwiceInOneBatch_IsWrittenOnce()
    {
        var (unit, box, other) = Codes();

        var ack = await shared.WriteAsync(TestData.Rows(
            (box, 2, null), (other, 2, null), (unit, 1, box), (unit, 1, box), (unit, 1, other), (unit, 1, null)));

        Assert.Equal(3u, ack.Accepted);
        Refusals.AssertRow(ack, sent: 6, row: 3, "code", Reason.Duplicate, unit);
        Refusals.AssertRow(ack, sent: 6, row: 4, "parent", Reason.TwoParents, unit, box);
        Refusals.AssertRow(ack, sent: 6, row: 5, "parent", Reason.TwoParents, unit, box);
        await AssertChildrenAsync(box, 1);
        await AssertChildrenAsync(other, 0);
    }

    [Fact]
    public async Task Code_WhoseFirstRowIsBad_IsWrittenByTheSecond()
    {
        var (unit, _, _) = Codes();

        var ack = await shared.WriteAsync(TestData.Rows((unit, 2, null), (unit, 1, null)));

        Assert.Equal(1u, ack.Accepted);
        Refusals.AssertRow(ack, sent: 2, row: 0, "level", Reason.LevelMismatch);
    }

    [Fact]
    public async Task Code_TwiceInOneStream_IsWrittenOnce()
    {
        var (unit, box, other) = Codes();
        using var stream = await shared.Client.OpenAsync(shared.NextName());
        await stream.WriteAsync(1, TestData.Rows((box, 2, null), (unit, 1, box)));

        // Sent together, so that a group may hold both.
        await stream.SendAsync(2, TestData.Rows((unit, 1, box)));
        await stream.SendAsync(3, TestData.Rows((unit, 1, other)));
        await stream.SendAsync(4, TestData.Rows((unit, 1, null)));

        Refusals.AssertRow(await stream.ReadAckAsync(), sent: 1, row: 0, "code", Reason.Duplicate, unit);
        Refusals.AssertRow(await stream.ReadAckAsync(), sent: 1, row: 0, "parent", Reason.TwoParents, unit, box);
        Refusals.AssertRow(await stream.ReadAckAsync(), sent: 1, row: 0, "parent", Reason.TwoParents, unit, box);
        await AssertChildrenAsync(box, 1);
    }

    [Fact]
    public async Task Code_WithoutParentSentAgainWithOne_HasTwoParents()
    {
        var (unit, box, _) = Codes();
        await shared.WriteAsync(TestData.Rows((unit, 1, null)));

        var ack = await shared.WriteAsync(TestData.Rows((unit, 1, box)));

        Refusals.AssertRow(ack, sent: 1, row: 0, "parent", Reason.TwoParents, unit, "-");
        Assert.Equal(0u, ack.OpenParents);
    }

    [Fact]
    public async Task Codes_TwiceInManyBatchesSentTogether_AreWrittenOnce()
    {
        var serial = shared.NextSerial();
        using var stream = await shared.Client.OpenAsync(shared.NextName());
        for (var sequence = 1ul; sequence <= 20; sequence++)
        {
            // Each batch repeats half of the one before.
            await stream.SendAsync(sequence, TestData.Units(serial + ((int)sequence * 10), 20));
        }

        for (var sequence = 1ul; sequence <= 20; sequence++)
        {
            var ack = await stream.ReadAckAsync();
            Assert.Equal((sequence, sequence == 1 ? 20u : 10u), (ack.Sequence, ack.Accepted));
            Assert.All(ack.Verdicts, verdict => Assert.Equal(Reason.Duplicate, verdict.Reason));
            Assert.Equal(20u, ack.Accepted + ack.Refused);
        }
    }

    [Fact]
    public async Task Parent_OfTheSameGroup_IsKnownThoughBatchesAreWrittenOneByOne()
    {
        var (unit, box, other) = Codes();
        using var stream = await shared.Client.OpenAsync(shared.NextName());
        for (var sequence = 1ul; sequence <= 9; sequence += 3)
        {
            // The repeated unit makes the group go batch by batch.
            await stream.SendAsync(sequence, TestData.Rows((unit, 1, null)));
            await stream.SendAsync(sequence + 1, TestData.Rows((box, 2, null), (other, 2, null)));
            await stream.SendAsync(sequence + 2, TestData.Rows((Next(), 1, box), (Next(), 1, other), (unit, 1, null)));
        }

        for (var sequence = 1ul; sequence <= 9; sequence++)
        {
            var ack = await stream.ReadAckAsync();
            Assert.Equal((sequence, 0u), (ack.Sequence, ack.OpenParents));
        }

        await AssertChildrenAsync(box, 3);

        string Next() => TestData.Code(TestData.UnitPrefix, shared.NextSerial());
    }

    [Fact]
    public async Task Lot_FirstNamedByABatchOfDuplicates_IsThereForTheNextOne()
    {
        var (unit, _, _) = Codes();
        var fresh = shared.NextSerial();
        var lot = $"LATE{fresh}";
        await shared.WriteAsync(TestData.Rows((unit, 1, null)));
        var duplicates = TestData.Rows((unit, 1, null));
        duplicates.Header.LotNumber = lot;
        Refusals.AssertRow(await shared.WriteAsync(duplicates), sent: 1, row: 0, "code", Reason.ActiveInOtherLot);

        Refusals.AssertNone(await shared.WriteAsync(TestData.Units(fresh, 1, lot)), sent: 1);

        await using var client = shared.Server.Connect(shared.Producer);
        var code = TestData.Code(TestData.UnitPrefix, fresh);
        Assert.Equal(lot, (await client.FindChainAsync(code, TestContext.Current.CancellationToken))?.Lot.LotNumber);
        Refusals.AssertRow(
            await shared.WriteAsync(TestData.Units(fresh, 1, lot)), sent: 1, row: 0, "code", Reason.Duplicate, code);
    }

    [Fact]
    public async Task Code_ActiveUnderAnotherLot_NamesTheLot()
    {
        var serial = shared.NextSerial();
        await shared.WriteAsync(TestData.Units(serial, 1, "FIRST"));

        var ack = await shared.WriteAsync(TestData.Units(serial, 1, "SECOND"));

        var code = TestData.Code(TestData.UnitPrefix, serial);
        Refusals.AssertRow(ack, sent: 1, row: 0, "code", Reason.ActiveInOtherLot, code, "FIRST");
    }

    [Fact]
    public async Task Code_UnderTwoLotsInOneBatch_NamesTheFirst()
    {
        var serial = shared.NextSerial();

        var ack = await shared.WriteAsync(TestData.Units(serial, 1, $"A{serial}"), TestData.Units(serial, 1, $"B{serial}"));

        var code = TestData.Code(TestData.UnitPrefix, serial);
        Refusals.AssertRow(ack, sent: 2, row: 1, "code", Reason.ActiveInOtherLot, code, $"A{serial}");
    }

    [Fact]
    public async Task Code_ActiveOnAnotherLevel_NamesTheLevel()
    {
        var code = $"7{shared.NextSerial():D16}";
        await shared.WriteAsync(Deep((code, 1, null)));

        var ack = await shared.WriteAsync(Deep((code, 2, null)));

        Refusals.AssertRow(ack, sent: 1, row: 0, "level", Reason.ActiveWithOtherLevel, code, "1");
    }

    [Fact]
    public async Task Code_Terminated_IsRefusedAsCodeAndAsParent()
    {
        var (unit, box, _) = Codes();
        var lateUnit = TestData.Code(TestData.UnitPrefix, shared.NextSerial());
        await shared.WriteAsync(TestData.Rows((box, 2, null), (unit, 1, null)));
        await shared.Server.ChangeAsync(
            "UPDATE codes SET state = 7 WHERE encode(code, 'hex') = ANY ($1)", (object)new[] { $"14{unit}", $"14{box}" });

        var ack = await shared.WriteAsync(TestData.Rows((unit, 1, null), (lateUnit, 1, box)));

        Refusals.AssertRow(ack, sent: 2, row: 0, "code", Reason.Terminated, unit);
        Refusals.AssertRow(ack, sent: 2, row: 1, "parent", Reason.ParentTerminated, box);
    }

    [Fact]
    public async Task Code_MovedSinceBirth_IsADuplicateOfItsBirth()
    {
        // The parent that counts is the one it was born into, wherever it is now.
        var (unit, box, other) = Codes();
        await shared.WriteAsync(TestData.Rows((box, 2, null), (other, 2, null), (unit, 1, box)));
        await shared.Server.ChangeAsync(
            "UPDATE codes SET parent = decode($2, 'hex'), packed_section = section_id WHERE code = decode($1, 'hex')",
            $"14{unit}",
            $"14{other}");
        await shared.Server.ChangeAsync(
            """
            INSERT INTO former_parents (child, unpacked_section, ordinal, packed_section, parent)
            SELECT code, section_id, 0, NULL, decode($2, 'hex') FROM codes WHERE code = decode($1, 'hex')
            """,
            $"14{unit}",
            $"14{box}");

        var ack = await shared.WriteAsync(TestData.Rows((unit, 1, box), (unit, 1, other)));

        Refusals.AssertRow(ack, sent: 2, row: 0, "code", Reason.Duplicate, unit);
        Refusals.AssertRow(ack, sent: 2, row: 1, "parent", Reason.TwoParents, unit, box);
    }

    [Fact]
    public async Task Code_ActivatedByTheDelegate_IsActiveElsewhereForTheOwner()
    {
        const int Offset = 200;
        var factory = await shared.Server.AddEnterpriseAsync(3);
        var product = TestData.Product("P3", Offset);
        product.ActivatingCreditCodes.Add(factory.CreditCode);
        await using (var owner = shared.Server.Connect(shared.Producer))
        {
            await owner.RegisterProductAsync(product, TestContext.Current.CancellationToken);
        }

        var (unit, box) = (TestData.Code("8190201", 1), TestData.Code("8190202", 1));
        using var raw = shared.Server.ConnectRaw(factory);
        using var stream = await raw.OpenAsync("factory");
        var byFactory = await stream.WriteAsync(1, Of("P3", (box, 2, null), (unit, 1, box)));
        Refusals.AssertNone(byFactory, sent: 2);

        var ack = await shared.WriteAsync(Of("P3", (unit, 1, null), (TestData.Code("8190201", 2), 1, box)));

        Refusals.AssertRow(ack, sent: 2, row: 0, "code", Reason.ActiveElsewhere, unit);
        Refusals.AssertRow(ack, sent: 2, row: 1, "parent", Reason.ParentNotAllowed, box);
    }

    private static ActivationSection Of(string product, params (string Code, byte Level, string? Parent)[] rows)
    {
        var section = TestData.Rows(rows);
        section.Header.Product.ProductCode = product;
        section.Header.LotNumber = $"LOT-{product}";
        return section;
    }

    private static ActivationSection Deep(params (string Code, byte Level, string? Parent)[] rows) =>
        Of(SharedServer.DeepProduct, rows);

    private (string Unit, string Box, string OtherBox) Codes()
    {
        var serial = shared.NextSerial();
        return (
            TestData.Code(TestData.UnitPrefix, serial),
            TestData.Code(TestData.BoxPrefix, serial),
            TestData.Code(TestData.BoxPrefix, serial + 1));
    }

    private async Task AssertChildrenAsync(string parent, int children) =>
        Assert.Equal(children, await shared.Server.ReadAsync<long>(
            "SELECT coalesce(sum(cardinality(children)), 0)::bigint FROM packagings WHERE parent = decode($1, 'hex')",
            $"14{parent}"));
}

using Google.Protobuf;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Contract;

/// <summary>Sequences, repeats, positions and modes of a stream.</summary>
public sealed class SequenceTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string CountAll =
        "SELECT concat_ws('/', (SELECT count(*) FROM lots), (SELECT count(*) FROM sections), (SELECT count(*) FROM batches))";

    [Fact]
    public async Task Sequence_AheadOfTheExpected_IsOutOfRangeAndWritesNothing()
    {
        var serial = shared.NextSerial();
        using var stream = await shared.Client.OpenAsync(shared.NextName());

        await stream.SendAsync(2, TestData.Units(serial, 2));
        var fault = await stream.ReadFaultAsync();
        var ack = await stream.WriteAsync(1, TestData.Units(serial, 2));

        Assert.Equal((FaultCode.OutOfRange, 2ul, 1ul), (fault.Code, fault.Sequence, fault.NextSequence));
        Assert.Contains("1", fault.MessageEn, StringComparison.Ordinal);
        Refusals.AssertNone(ack, sent: 2);
    }

    [Fact]
    public async Task Batch_Repeated_GetsItsFirstAnswer()
    {
        var section = Mixed(out var sent);
        using var stream = await shared.Client.OpenAsync(shared.NextName());
        var first = await stream.WriteAsync(1, section);
        await stream.WriteAsync(2, TestData.Units(shared.NextSerial(), 1));

        AssertSameAnswer(first, await stream.WriteAsync(1, section), sent);
    }

    [Fact]
    public async Task Batch_RepeatedWhileInFlight_IsWrittenOnceAndAnsweredTwice()
    {
        var section = Mixed(out var sent);
        using var stream = await shared.Client.OpenAsync(shared.NextName());

        await stream.SendAsync(1, section);
        await stream.SendAsync(1, section);
        await stream.SendAsync(2, TestData.Units(shared.NextSerial(), 1));
        await stream.SendAsync(1, section);

        var first = await stream.ReadAckAsync();
        AssertSameAnswer(first, await stream.ReadAckAsync(), sent);
        Assert.Equal(2ul, (await stream.ReadAckAsync()).Sequence);
        AssertSameAnswer(first, await stream.ReadAckAsync(), sent);
    }

    [Fact]
    public async Task Batch_ResentAfterReopening_GetsItsFirstAnswer()
    {
        var (name, section) = (shared.NextName(), Mixed(out var sent));
        BatchAck first;
        using (var lost = await shared.Client.OpenAsync(name))
        {
            first = await lost.WriteAsync(1, section);
        }

        using var stream = await shared.Client.OpenAsync(name);

        Assert.Equal((2ul, 2ul), (stream.Opened.Epoch, stream.Opened.NextSequence));
        Assert.Equal(first.Receipt, stream.Opened.LastReceipt);
        AssertSameAnswer(first, await stream.WriteAsync(1, section), sent);
    }

    [Fact]
    public async Task Batch_RepeatedInTheOtherEncoding_IsTheSameBatch()
    {
        var serial = shared.NextSerial();
        var section = TestData.Units(serial, 3);
        var packed = section.Clone();
        packed.Codes = new CodeColumn
        {
            Packed = new PackedDigits
            {
                Digits = 20,
                Data = ByteString.CopyFrom([.. section.Codes.Text.Values.SelectMany(Convert.FromHexString)]),
            },
        };
        packed.Levels = ByteString.CopyFrom(1, 1, 1);
        using var stream = await shared.Client.OpenAsync(shared.NextName());
        var first = await stream.WriteAsync(1, section);

        AssertSameAnswer(first, await stream.WriteAsync(1, packed), sent: 3);
    }

    [Fact]
    public async Task Batch_WithOtherContentUnderAWrittenSequence_IsAConflictThatSaysHowToGoOn()
    {
        var serial = shared.NextSerial();
        using var stream = await shared.Client.OpenAsync(shared.NextName());
        await stream.SendAsync(At(1, TestData.Units(serial, 2), "a"));
        var first = await stream.ReadAckAsync();

        await stream.SendAsync(At(1, TestData.Units(serial + 10, 2), "b"));
        var fault = await stream.ReadFaultAsync();
        await stream.SendAsync(At(2, TestData.Units(serial + 10, 2), "b"));

        Assert.Equal((FaultCode.Conflict, 1ul, 2ul), (fault.Code, fault.Sequence, fault.NextSequence));
        Assert.Equal((first.Receipt, "a"), (fault.LastReceipt, fault.ClientPosition.ToStringUtf8()));
        Refusals.AssertNone(await stream.ReadAckAsync(), sent: 2);
    }

    [Fact]
    public async Task Batch_WithOtherContentWhileTheFirstIsInFlight_IsAConflict()
    {
        var serial = shared.NextSerial();
        using var stream = await shared.Client.OpenAsync(shared.NextName());

        await stream.SendAsync(1, TestData.Units(serial, 2));
        await stream.SendAsync(1, TestData.Units(serial + 10, 2));
        await stream.SendAsync(2, TestData.Units(serial + 20, 2));

        Refusals.AssertNone(await stream.ReadAckAsync(), sent: 2);
        Assert.Equal(FaultCode.Conflict, (await stream.ReadFaultAsync()).Code);
        Refusals.AssertNone(await stream.ReadAckAsync(), sent: 2);
    }

    [Fact]
    public async Task Batch_RefusedWhole_GetsItsFirstAnswerAgain()
    {
        var section = TestData.Units(shared.NextSerial(), 2);
        section.Header.LotNumber = "";
        using var stream = await shared.Client.OpenAsync(shared.NextName());
        var first = await stream.WriteAsync(1, section);

        var again = await stream.WriteAsync(1, section);

        Refusals.AssertBatch(again, sent: 2, "lot_number", Reason.LotNumberInvalid);
        Assert.True(again.AlreadyCommitted);
        Assert.Equal((first.Receipt, first.CommittedAt), (again.Receipt, again.CommittedAt));
    }

    [Fact]
    public async Task ValidateOnly_AnyBatch_IsCheckedAndNotWritten()
    {
        var section = Mixed(out var sent);
        var serial = shared.NextSerial();
        var fresh = TestData.Units(serial, 2, $"NEW{serial}");
        using var stream = await shared.Client.OpenAsync(shared.NextName());
        var written = await stream.WriteAsync(1, section);
        var before = await shared.Server.ReadAsync<string>(
            CountAll);

        await stream.SendAsync(new ActivationBatch { ValidateOnly = true, Sections = { section } });
        var judged = await stream.ReadAckAsync();
        await stream.SendAsync(new ActivationBatch { ValidateOnly = true, Sections = { fresh } });
        var good = await stream.ReadAckAsync();

        Assert.All([judged, good], ack => Assert.True(ack.ValidatedOnly && ack.Receipt.IsEmpty && ack.CommittedAt is null));
        Assert.Equal((uint)sent, judged.Refused);
        Assert.Equal((int)written.Accepted, judged.Verdicts.Count(verdict => verdict.Reason == Reason.Duplicate));
        Refusals.AssertNone(good, sent: 2);
        Assert.Equal(before, await shared.Server.ReadAsync<string>(
            CountAll));
        Refusals.AssertNone(await stream.WriteAsync(2, TestData.Units(serial, 2, $"NEW{serial}")), sent: 2);
    }

    [Fact]
    public async Task ValidateOnly_BeforeTheWrite_SaysWhatTheWriteWillSay()
    {
        var section = Mixed(out _);
        using var stream = await shared.Client.OpenAsync(shared.NextName());

        await stream.SendAsync(new ActivationBatch { ValidateOnly = true, Sections = { section } });
        var judged = await stream.ReadAckAsync();
        var written = await stream.WriteAsync(1, section);

        Assert.Equal(
            (written.Accepted, written.Refused, written.OpenParents), (judged.Accepted, judged.Refused, judged.OpenParents));
        Assert.Equal(written.Verdicts, judged.Verdicts);
    }

    [Fact]
    public async Task AllOrNothing_WithABadRow_WritesNothingAndTellsWhich()
    {
        var serial = shared.NextSerial();
        var (box, unit) = (TestData.Code(TestData.BoxPrefix, serial), TestData.Code(TestData.UnitPrefix, serial));
        using var stream = await shared.Client.OpenAsync(shared.NextName(), StreamMode.AllOrNothing);

        var refused = await stream.WriteAsync(1, TestData.Rows((box, 2, null), (unit, 1, box), ("8190001", 1, null)));
        var written = await stream.WriteAsync(2, TestData.Rows((box, 2, null), (unit, 1, box)));

        Refusals.AssertBatch(refused, sent: 3, "header", Reason.BatchRefused);
        Assert.Equal(Reason.CodeBadLength, Assert.Single(refused.Verdicts).Reason);
        Assert.Equal(2u, Assert.Single(refused.Verdicts).Row);
        Assert.Equal(0u, refused.OpenParents);
        Refusals.AssertNone(written, sent: 2);
    }

    [Fact]
    public async Task AllOrNothing_RefusedBatchBeforeItsChildren_LeavesTheirParentOpen()
    {
        var serial = shared.NextSerial();
        var (box, unit) = (TestData.Code(TestData.BoxPrefix, serial), TestData.Code(TestData.UnitPrefix, serial));
        using var stream = await shared.Client.OpenAsync(shared.NextName(), StreamMode.AllOrNothing);

        // Sent together, so that one group may hold both: the box is judged good, but its batch is not written.
        await stream.SendAsync(1, TestData.Rows((box, 2, null), ("8190001", 1, null)));
        await stream.SendAsync(2, TestData.Rows((unit, 1, box)));

        Assert.Equal(0u, (await stream.ReadAckAsync()).Accepted);
        var ack = await stream.ReadAckAsync();
        Refusals.AssertNone(ack, sent: 1);
        Assert.Equal(1u, ack.OpenParents);
    }

    [Fact]
    public async Task AllOrNothing_WithADuplicate_WritesNothing()
    {
        var serial = shared.NextSerial();
        await shared.WriteAsync(TestData.Units(serial, 1));
        using var stream = await shared.Client.OpenAsync(shared.NextName(), StreamMode.AllOrNothing);

        var refused = await stream.WriteAsync(1, TestData.Units(serial, 3));

        Refusals.AssertBatch(refused, sent: 3, "header", Reason.BatchRefused);
        Assert.Equal(Reason.Duplicate, Assert.Single(refused.Verdicts).Reason);
        Refusals.AssertNone(await stream.WriteAsync(2, TestData.Units(serial + 1, 2)), sent: 2);
    }

    [Fact]
    public async Task ClientPosition_OfARefusedBatch_ComesBackOnOpen()
    {
        var name = shared.NextName();
        var bad = TestData.Units(shared.NextSerial(), 1);
        bad.Header.LotNumber = "";
        using (var stream = await shared.Client.OpenAsync(name))
        {
            await stream.SendAsync(At(1, TestData.Units(shared.NextSerial(), 1), "10"));
            await stream.ReadAckAsync();
            Assert.Equal("", stream.Opened.ClientPosition.ToStringUtf8());
        }

        using (var stream = await shared.Client.OpenAsync(name))
        {
            Assert.Equal("10", stream.Opened.ClientPosition.ToStringUtf8());
            await stream.SendAsync(At(2, bad, "20"));
            await stream.ReadAckAsync();
        }

        using var last = await shared.Client.OpenAsync(name);
        Assert.Equal("20", last.Opened.ClientPosition.ToStringUtf8());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClientPosition_OnSomeBatchesOnly_IsMalformed(bool first)
    {
        var name = shared.NextName();
        var serial = shared.NextSerial();
        using (var stream = await shared.Client.OpenAsync(name))
        {
            await stream.SendAsync(At(1, TestData.Units(serial, 1), first ? "" : null));
            await stream.ReadAckAsync();
            await stream.SendAsync(At(2, TestData.Units(serial + 1, 1), first ? null : "x"));
            Assert.Equal(FaultCode.Malformed, (await stream.ReadFaultAsync()).Code);
        }

        // The rule outlives the session.
        using var again = await shared.Client.OpenAsync(name);
        await again.SendAsync(At(2, TestData.Units(serial + 1, 1), first ? null : "x"));
        Assert.Equal(FaultCode.Malformed, (await again.ReadFaultAsync()).Code);
        await again.SendAsync(At(2, TestData.Units(serial + 1, 1), first ? "x" : null));
        Refusals.AssertNone(await again.ReadAckAsync(), sent: 1);
    }

    private static void AssertSameAnswer(BatchAck first, BatchAck again, int sent)
    {
        Assert.True(again.AlreadyCommitted);
        Assert.Equal((uint)sent, again.Accepted + again.Refused);
        (first, again) = (first.Clone(), again.Clone());
        again.AlreadyCommitted = first.AlreadyCommitted;
        Assert.Equal(first.Reasons.OrderBy(text => text.Reason), again.Reasons.OrderBy(text => text.Reason));
        first.Reasons.Clear();
        again.Reasons.Clear();
        Assert.Equal(first, again);
        Assert.Equal(32, again.Receipt.Length);
    }

    private static ActivationBatch At(ulong sequence, ActivationSection section, string? position)
    {
        var batch = new ActivationBatch { Sequence = sequence, Sections = { section } };
        if (position is not null)
        {
            batch.ClientPosition = ByteString.CopyFromUtf8(position);
        }

        return batch;
    }

    /// <summary>Good rows, bad ones and an open parent.</summary>
    private ActivationSection Mixed(out int sent)
    {
        var serial = shared.NextSerial();
        var (box, open) = (TestData.Code(TestData.BoxPrefix, serial), TestData.Code(TestData.BoxPrefix, serial + 1));
        sent = 7;
        return TestData.Rows(
            (box, 2, null),
            (TestData.Code(TestData.UnitPrefix, serial), 1, box),
            (TestData.Code(TestData.UnitPrefix, serial + 1), 1, open),
            (TestData.Code(TestData.UnitPrefix, serial + 1), 1, box),
            ("8.1E+19", 1, box),
            (TestData.Code("8555555", serial), 1, null),
            (TestData.Code(TestData.UnitPrefix, serial + 2), 3, null));
    }
}

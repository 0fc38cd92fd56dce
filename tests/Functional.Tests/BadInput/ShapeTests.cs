using Google.Protobuf;
using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.BadInput;

/// <summary>Messages that break the contract: nothing is written, no sequence consumed, and the stream lives on.</summary>
public sealed class ShapeTests(SharedServer shared) : IClassFixture<SharedServer>
{
    public static TheoryData<string, Action<ActivationBatch>> BrokenBatches => new()
    {
        { "packed", batch => Packed(batch, 20, 25) },
        { "packed", batch => Packed(batch, 7, 8) },
        { "packed", batch => Packed(batch, 101, 102) },
        { "packed", batch => Packed(batch, uint.MaxValue, 8) },
        { "0 codes", batch => Packed(batch, 20, 0) },
        { "0 codes", batch => batch.Sections[0].Codes.Text.Values.Clear() },
        { "codes", batch => batch.Sections[0].Codes = null },
        { "section", batch => batch.Sections.Clear() },
        { "header", batch => batch.Sections[0].Header = null },
        { "levels", batch => batch.Sections[0].Levels = ByteString.CopyFrom(1, 1) },
        { "levels", batch => batch.Sections[0].Levels = ByteString.Empty },
        { "pack_modes", batch => batch.Sections[0].PackModes = ByteString.CopyFrom(1) },
        { "parent_indexes", batch => batch.Sections[0].ParentIndexes.Add(1) },
        { "parent_indexes", batch => batch.Sections[0].ParentIndexes.Add([0u, 0u, 1u]) },
        { "50001 codes", batch => Packed(batch, 20, 50_001 * 10) },
        { "client_position", batch => batch.ClientPosition = ByteString.CopyFrom(new byte[65]) },
        { "sequence", batch => batch.Sequence = 0 },
        { "sequence", batch => batch.Sequence = ulong.MaxValue },
    };

    [Theory]
    [MemberData(nameof(BrokenBatches))]
    public async Task Batch_Broken_IsMalformedAndTheStreamLivesOn(string named, Action<ActivationBatch> breakIt)
    {
        var serial = shared.NextSerial();
        using var stream = await shared.Client.OpenAsync(shared.NextName());
        await stream.WriteAsync(1, TestData.Units(serial, 3));
        var batch = new ActivationBatch { Sequence = 2, Sections = { TestData.Units(serial + 10, 3) } };
        breakIt(batch);

        await stream.SendAsync(batch);
        await stream.SendAsync(2, TestData.Units(serial + 20, 3));

        var fault = await stream.ReadFaultAsync();
        Assert.Equal((FaultCode.Malformed, batch.Sequence, 2ul), (fault.Code, fault.Sequence, fault.NextSequence));
        Assert.Contains(named, fault.MessageEn, StringComparison.Ordinal);
        Refusals.AssertNone(await stream.ReadAckAsync(), sent: 3);
        await stream.CompleteAsync();
        Assert.Equal(0, await shared.Server.ReadAsync<long>(
            "SELECT count(*) FROM codes WHERE code = decode($1, 'hex')", $"14{TestData.Code(TestData.UnitPrefix, serial + 10)}"));
    }

    [Fact]
    public async Task Packed_DigitsThatAreNone_RefusesTheRowOnly()
    {
        var serial = shared.NextSerial();
        var codes = Enumerable.Range(serial, 3)
            .Select(s => Convert.FromHexString(TestData.Code(TestData.UnitPrefix, s)))
            .ToArray();
        codes[1][9] = 0xAB;
        var section = TestData.Units(serial, 3);
        section.Codes = new CodeColumn
        {
            Packed = new PackedDigits { Digits = 20, Data = ByteString.CopyFrom([.. codes.SelectMany(c => c)]) },
        };

        var ack = await shared.WriteAsync(section);

        Refusals.AssertRow(ack, sent: 3, row: 1, "code", Contracts.Verdict.V1.Reason.CodeBadCharacter);
    }

    [Fact]
    public async Task Batch_OfTheLimit_IsWritten()
    {
        var serial = shared.NextSerial() * 100;
        var section = TestData.Units(serial, 1);
        var codes = Enumerable.Range(serial, 50_000)
            .SelectMany(s => Convert.FromHexString(TestData.Code(TestData.UnitPrefix, s)));
        section.Codes = new CodeColumn { Packed = new PackedDigits { Digits = 20, Data = ByteString.CopyFrom([.. codes]) } };

        Refusals.AssertNone(await shared.WriteAsync(section), sent: 50_000);
    }

    [Fact]
    public async Task Message_OverTheLimit_EndsTheCallAndSaysSo()
    {
        using var stream = await shared.Client.OpenAsync(shared.NextName());
        var section = TestData.Units(shared.NextSerial(), 1);
        section.Header.Line = new string('x', (int)stream.Opened.Limits.MaxMessageBytes + 1);

        // The server may end the call while the message is still being written.
        await Record.ExceptionAsync(() => stream.SendAsync(1, section));

        Assert.Equal(StatusCode.ResourceExhausted, (await stream.ReadEndAsync()).StatusCode);
    }

    [Fact]
    public async Task Document_Broken_IsInvalidArgumentWithBothLanguages()
    {
        var section = TestData.Units(shared.NextSerial(), 2);
        section.Levels = ByteString.CopyFrom(1, 1, 1);

        var refused = await Assert.ThrowsAsync<RpcException>(() => shared.Client.UploadAsync(shared.NextName(), section));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("sections[0].levels 有 3 项", refused.Status.Detail, StringComparison.Ordinal);
        Assert.Contains("sections[0].levels has 3 entries for 2 codes", refused.Status.Detail, StringComparison.Ordinal);
    }

    private static void Packed(ActivationBatch batch, uint digits, int bytes) => batch.Sections[0].Codes =
        new CodeColumn { Packed = new PackedDigits { Digits = digits, Data = ByteString.CopyFrom(new byte[bytes]) } };
}

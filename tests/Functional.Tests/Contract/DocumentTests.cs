using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Contract;

/// <summary>The unary twin: one document, idempotent by its number.</summary>
public sealed class DocumentTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Document_SentAgain_GetsItsFirstAnswer()
    {
        var (number, section) = (shared.NextName(), TestData.Units(shared.NextSerial(), 3));
        section.Codes.Text.Values.Add("8190001");
        var first = await shared.Client.UploadAsync(number, section);

        var again = await shared.Client.UploadAsync(number, section);

        Assert.Equal((1ul, 3u, 1u), (first.Sequence, first.Accepted, first.Refused));
        Assert.True(again.AlreadyCommitted);
        Assert.Equal((first.Receipt, first.CommittedAt), (again.Receipt, again.CommittedAt));
        Assert.Equal(first.Verdicts, again.Verdicts);
    }

    [Fact]
    public async Task Document_WithOtherContentUnderAWrittenNumber_AlreadyExists()
    {
        var (number, serial) = (shared.NextName(), shared.NextSerial());
        await shared.Client.UploadAsync(number, TestData.Units(serial, 3));

        var refused = await Assert.ThrowsAsync<RpcException>(
            () => shared.Client.UploadAsync(number, TestData.Units(serial + 10, 3)));

        Assert.Equal(StatusCode.AlreadyExists, refused.StatusCode);
        Assert.Contains(number, refused.Status.Detail, StringComparison.Ordinal);
        await AssertStoredAsync(serial + 10, 0);
    }

    [Fact]
    public async Task Document_RefusedWhole_MayBeCorrectedAsTheNextAttempt()
    {
        var (number, serial) = (shared.NextName(), shared.NextSerial());
        var wrong = TestData.Units(serial, 3);
        wrong.Header.ExpiresOn = "never";
        var first = await shared.Client.UploadAsync(number, wrong);
        var stillWrong = TestData.Units(serial, 3);
        stillWrong.Header.LotNumber = "";
        var second = await shared.Client.UploadAsync(number, stillWrong);

        var third = await shared.Client.UploadAsync(number, TestData.Units(serial, 3));
        var firstAgain = await shared.Client.UploadAsync(number, wrong);
        var late = await Assert.ThrowsAsync<RpcException>(
            () => shared.Client.UploadAsync(number, TestData.Units(serial + 10, 3)));

        Refusals.AssertBatch(first, sent: 3, "expires_on", Reason.DateInvalid);
        Assert.Equal((1ul, 2ul, 3ul), (first.Sequence, second.Sequence, third.Sequence));
        Refusals.AssertNone(third, sent: 3);
        Assert.Equal((1ul, true), (firstAgain.Sequence, firstAgain.AlreadyCommitted));
        Assert.Equal(StatusCode.AlreadyExists, late.StatusCode);
    }

    [Fact]
    public async Task Document_AllOrNothingWithABadRow_MayBeCorrected()
    {
        var (number, serial) = (shared.NextName(), shared.NextSerial());
        var wrong = TestData.Units(serial, 3);
        wrong.Codes.Text.Values.Add("8190001");

        var refused = await shared.Client.UploadAsync(number, wrong, StreamMode.AllOrNothing);
        var written = await shared.Client.UploadAsync(number, TestData.Units(serial, 3), StreamMode.AllOrNothing);

        Refusals.AssertBatch(refused, sent: 4, "header", Reason.BatchRefused);
        Refusals.AssertNone(written, sent: 3);
    }

    [Fact]
    public async Task Document_WithOneRowWritten_IsNotCorrectedUnderItsNumber()
    {
        var (number, serial) = (shared.NextName(), shared.NextSerial());
        var partly = TestData.Units(serial, 1);
        partly.Codes.Text.Values.Add("8190001");
        await shared.Client.UploadAsync(number, partly);

        var refused = await Assert.ThrowsAsync<RpcException>(() => shared.Client.UploadAsync(number, TestData.Units(serial, 2)));

        Assert.Equal(StatusCode.AlreadyExists, refused.StatusCode);
    }

    [Fact]
    public async Task Document_OfNothingButDuplicates_IsNoRefusedWholeDocument()
    {
        // Every row was judged by itself: the document is written, with nothing in it.
        var (number, serial) = (shared.NextName(), shared.NextSerial());
        await shared.WriteAsync(TestData.Units(serial, 2));
        var ack = await shared.Client.UploadAsync(number, TestData.Units(serial, 2));

        var refused = await Assert.ThrowsAsync<RpcException>(
            () => shared.Client.UploadAsync(number, TestData.Units(serial + 10, 2)));

        Assert.Equal((0u, 2u), (ack.Accepted, ack.Refused));
        Assert.Equal(StatusCode.AlreadyExists, refused.StatusCode);
    }

    [Fact]
    public async Task Document_AndStreamOfOneName_NeverMeet()
    {
        var (name, serial) = (shared.NextName(), shared.NextSerial());
        using var stream = await shared.Client.OpenAsync(name);
        Refusals.AssertNone(await stream.WriteAsync(1, TestData.Units(serial, 1)), sent: 1);

        var document = await shared.Client.UploadAsync(name, TestData.Units(serial + 10, 1));

        Refusals.AssertNone(document, sent: 1);
        Assert.Equal(1ul, document.Sequence);
        Refusals.AssertNone(await stream.WriteAsync(2, TestData.Units(serial + 20, 1)), sent: 1);
    }

    [Fact]
    public async Task Document_UploadedEightTimesAtOnce_IsWrittenOnce()
    {
        var (number, serial) = (shared.NextName(), shared.NextSerial());

        var acks = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => shared.Client.UploadAsync(number, TestData.Units(serial, 50))));

        Assert.Single(acks, ack => !ack.AlreadyCommitted);
        Assert.All(acks, ack => Assert.Equal((1ul, 50u, acks[0].Receipt), (ack.Sequence, ack.Accepted, ack.Receipt)));
        await AssertStoredAsync(serial, 50);
    }

    [Fact]
    public async Task Document_OfEightContentsAtOnce_IsWrittenOnceAndTheOthersAreTold()
    {
        var (number, serial) = (shared.NextName(), shared.NextSerial());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            i => Record.ExceptionAsync(
                () => shared.Client.UploadAsync(number, TestData.Units(serial + (i * 10), 5))).AsTask()));

        Assert.Single(answers, answer => answer is null);
        Assert.All(
            answers.OfType<Exception>(),
            answer => Assert.Equal(StatusCode.AlreadyExists, Assert.IsType<RpcException>(answer).StatusCode));
        Assert.Equal(5, await CountAsync(serial, 80));
    }

    [Fact]
    public async Task Document_OnlyValidated_IsNotInTheLedger()
    {
        var (number, serial) = (shared.NextName(), shared.NextSerial());

        var judged = await shared.Client.UploadAsync(number, TestData.Units(serial, 2), validateOnly: true);
        var written = await shared.Client.UploadAsync(number, TestData.Units(serial + 10, 2));

        Assert.True(judged.ValidatedOnly);
        Refusals.AssertNone(judged, sent: 2);
        Refusals.AssertNone(written, sent: 2);
        Assert.Equal(0, await CountAsync(serial, 10));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("65-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task Document_WithoutGoodNumber_IsInvalidArgument(string number)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(
            () => shared.Client.UploadAsync(number, TestData.Units(shared.NextSerial(), 1)));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("document_number", refused.Status.Detail, StringComparison.Ordinal);
    }

    private async Task AssertStoredAsync(int serial, int count) => Assert.Equal(count, await CountAsync(serial, 1000));

    private Task<long> CountAsync(int serial, int upTo) => shared.Server.ReadAsync<long>(
        "SELECT count(*) FROM codes WHERE encode(code, 'hex') >= $1 AND encode(code, 'hex') < $2",
        $"14{TestData.UnitPrefix}{serial:D9}",
        $"14{TestData.UnitPrefix}{serial + upTo:D9}");
}

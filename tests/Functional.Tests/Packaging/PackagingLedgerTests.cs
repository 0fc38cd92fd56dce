using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Packaging;

/// <summary>Packaging in the ledger: first answers again, chains that verify, streams side by side.</summary>
public sealed class PackagingLedgerTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly PackingFloor _floor = new(shared);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_SentAgain_GetsItsFirstAnswerAndOtherContentIsAConflict()
    {
        await _floor.ActivateAsync(units: 2, boxes: 1);
        var number = shared.NextName();
        var section = PackingData.Pack(_floor.Box(0), _floor.Unit(0), _floor.Unit(9));

        var first = await shared.Client.PackAsync(number, [section]);
        var again = await shared.Client.PackAsync(number, [section]);
        var other = await Assert.ThrowsAsync<RpcException>(
            () => shared.Client.PackAsync(number, [PackingData.Pack(_floor.Box(0), _floor.Unit(1))]));

        Assert.True(again.AlreadyCommitted);
        Assert.Equal((first.Receipt, first.CommittedAt), (again.Receipt, again.CommittedAt));
        Assert.Equal(first.Verdicts, again.Verdicts);
        Assert.Equal(StatusCode.AlreadyExists, other.StatusCode);
    }

    [Fact]
    public async Task Verify_OfEveryAction_CountsWhatIsStored()
    {
        await _floor.ActivateAsync(units: 6, boxes: 3);
        var number = shared.NextName();

        var ack = await shared.Client.PackAsync(number,
        [
            PackingData.Pack(_floor.Box(0), _floor.Unit(0), _floor.Unit(1), _floor.Unit(2)),
            PackingData.Pack(_floor.Box(1), _floor.Unit(3), _floor.Unit(9)),
            PackingData.Repack(_floor.Box(1), _floor.Unit(0)),
            PackingData.Unpack(_floor.Box(0), _floor.Unit(1)),
            PackingData.Replace(_floor.Box(1), _floor.Box(2)),
            PackingData.Empty(_floor.Box(2)),
        ]);
        var verification = await shared.Client.VerifyAsync(
            new StreamName { Kind = StreamKind.Packaging, Name = number, Document = true });

        Assert.Equal((8u, 1u), (ack.Accepted, ack.Refused));
        Assert.Empty(verification.Findings);
        Assert.Equal(8ul, verification.Summary.Rows);
    }

    [Fact]
    public async Task TwoStreams_PackingOneChildAtOnce_ExactlyOneWins()
    {
        const int Children = 40;
        await _floor.ActivateAsync(units: Children, boxes: 2);
        var sections = Enumerable.Range(0, 2)
            .Select(box => PackingData.Pack(_floor.Box(box), [.. Enumerable.Range(0, Children).Select(_floor.Unit)]))
            .ToList();

        var acks = await Task.WhenAll(sections.Select(section => PackOverAStreamAsync(shared.NextName(), section)));

        Assert.All(acks, ack => Assert.Equal((uint)Children, ack.Accepted + ack.Refused));
        Assert.Equal((uint)Children, acks[0].Accepted + acks[1].Accepted);
        for (var box = 0; box < 2; box++)
        {
            var refused = acks[box].Verdicts.Select(verdict => verdict.Code).ToHashSet();
            for (var unit = 0; unit < Children; unit++)
            {
                var isIn = await _floor.ParentOfAsync(_floor.Unit(unit)) == _floor.Box(box);
                Assert.Equal(!refused.Contains(_floor.Unit(unit)), isIn);
            }
        }
    }

    [Fact]
    public async Task Stream_WithManyBatchesUnderWay_AnswersEachInOrder()
    {
        const int Batches = 30;
        await _floor.ActivateAsync(units: Batches * 2, boxes: Batches);
        using var call = shared.Client.Ingest.StreamPackaging(cancellationToken: Cancellation);
        await call.RequestStream.WriteAsync(
            new StreamPackagingRequest { Open = new OpenStream { Stream = shared.NextName() } }, Cancellation);
        for (var batch = 0; batch < Batches; batch++)
        {
            await call.RequestStream.WriteAsync(
                new StreamPackagingRequest
                {
                    Batch = new PackagingBatch
                    {
                        Sequence = (ulong)batch + 1,
                        Sections =
                        {
                            PackingData.Pack(_floor.Box(batch), _floor.Unit(batch * 2), _floor.Unit((batch * 2) + 1)),
                        },
                    },
                },
                Cancellation);
        }

        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
        for (var batch = 1ul; batch <= Batches; batch++)
        {
            Assert.True(await call.ResponseStream.MoveNext(Cancellation));
            var ack = call.ResponseStream.Current.Ack;
            Assert.Equal((batch, 2u, 0u), (ack.Sequence, ack.Accepted, ack.Refused));
        }
    }

    private async Task<BatchAck> PackOverAStreamAsync(string name, PackagingSection section)
    {
        using var call = shared.Client.Ingest.StreamPackaging(cancellationToken: Cancellation);
        await call.RequestStream.WriteAsync(
            new StreamPackagingRequest { Open = new OpenStream { Stream = name } }, Cancellation);
        await call.RequestStream.WriteAsync(
            new StreamPackagingRequest { Batch = new PackagingBatch { Sequence = 1, Sections = { section } } }, Cancellation);
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
        return call.ResponseStream.Current.Ack;
    }
}

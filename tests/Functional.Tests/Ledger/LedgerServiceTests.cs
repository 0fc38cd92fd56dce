using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Ledger;

/// <summary>What was committed under a name, and whether it still holds.</summary>
public sealed class LedgerServiceTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetStream_OfAUsedStream_TellsHowFarItIs()
    {
        var (name, acks) = await WriteThreeAsync();

        var stream = await shared.Client.Ledger.GetStreamAsync(Get(name), cancellationToken: Cancellation);

        Assert.Equal((4ul, 7ul, 3ul), (stream.NextSequence, stream.Accepted, stream.Refused));
        Assert.Equal(acks[2].Receipt, stream.LastReceipt);
        Assert.Equal((acks[0].CommittedAt, acks[2].CommittedAt), (stream.FirstCommittedAt, stream.LastCommittedAt));
    }

    [Fact]
    public async Task GetStream_OfANameNobodyOpenedOrOfAnotherEnterprise_IsNotFound()
    {
        var (name, _) = await WriteThreeAsync();
        using var other = shared.Server.ConnectRaw(await shared.Server.AddEnterpriseAsync(7));

        foreach (var (client, asked) in new[] { (shared.Client, "never"), (other, name) })
        {
            var refused = await Assert.ThrowsAsync<RpcException>(
                async () => await client.Ledger.GetStreamAsync(Get(asked), cancellationToken: Cancellation));
            Assert.Equal(StatusCode.NotFound, refused.StatusCode);
            Assert.Contains(asked, refused.Status.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task GetStream_OfADocument_IsNotTheStreamOfThatName()
    {
        var name = shared.NextName();
        await shared.Client.UploadAsync(name, TestData.Units(shared.NextSerial(), 2));

        var document = await shared.Client.Ledger.GetStreamAsync(
            new GetStreamRequest { Stream = new StreamName { Name = name, Document = true } }, cancellationToken: Cancellation);

        Assert.Equal((2ul, 2ul), (document.NextSequence, document.Accepted));
        await Assert.ThrowsAsync<RpcException>(
            async () => await shared.Client.Ledger.GetStreamAsync(Get(name), cancellationToken: Cancellation));
    }

    [Fact]
    public async Task ListVerdicts_OfSeveralBatches_NumbersRowsOverAll()
    {
        var (name, acks) = await WriteThreeAsync();
        using var call = shared.Client.Ledger.ListVerdicts(
            new ListVerdictsRequest { Stream = new StreamName { Name = name } }, cancellationToken: Cancellation);

        var batches = await call.ResponseStream.ReadAllAsync(Cancellation).ToListAsync(Cancellation);

        Assert.Equal(
            [(1ul, 0ul, 2u), (3ul, 7ul, 1u)], batches.Select(batch => (batch.Sequence, batch.RowsBefore, batch.Refused)));
        Assert.Equal(
            [1ul, 2ul, 9ul], batches.SelectMany(batch => batch.Verdicts.Select(verdict => batch.RowsBefore + verdict.Row)));
        Assert.Equal(acks[0].Verdicts, batches[0].Verdicts);
        Assert.All(batches, batch => Assert.Equal(
            batch.Verdicts.Select(verdict => verdict.Reason).Distinct().Order(),
            batch.Reasons.Select(text => text.Reason).Order()));
    }

    [Fact]
    public async Task ListVerdicts_OfABatchRefusedWhole_HasItsReason()
    {
        var name = shared.NextName();
        var section = TestData.Units(shared.NextSerial(), 3);
        section.Header.ExpiresOn = "x";
        using var stream = await shared.Client.OpenAsync(name);
        await stream.WriteAsync(1, section);
        using var call = shared.Client.Ledger.ListVerdicts(
            new ListVerdictsRequest { Stream = new StreamName { Name = name } }, cancellationToken: Cancellation);

        var batch = Assert.Single(await call.ResponseStream.ReadAllAsync(Cancellation).ToListAsync(Cancellation));

        Assert.Equal((3u, Reason.DateInvalid), (batch.Refused, batch.BatchVerdict.Reason));
        Assert.Single(batch.Reasons);
    }

    [Fact]
    public async Task VerifyStream_Untouched_FindsNothing()
    {
        var (name, acks) = await WriteThreeAsync();

        var verified = await shared.Client.VerifyAsync(name);

        Assert.Empty(verified.Findings);
        Assert.Equal((3ul, 7ul, acks[2].Receipt), (verified.Summary.Batches, verified.Summary.Rows, verified.Summary.Receipt));
    }

    [Fact]
    public async Task VerifyStream_WithACodeGone_NamesTheBatchAndTheCounts()
    {
        var (name, _) = await WriteThreeAsync();
        Assert.Equal(1, await shared.Server.ChangeAsync(
            """
            DELETE FROM codes WHERE code = (
                SELECT code FROM codes JOIN sections USING (section_id) JOIN streams USING (stream_id)
                WHERE name = $1 AND sequence = 2 LIMIT 1)
            """,
            name));

        var finding = Assert.Single((await shared.Client.VerifyAsync(name)).Findings);

        Assert.Equal(2ul, finding.Sequence);
        Assert.Contains("3 codes", finding.MessageEn, StringComparison.Ordinal);
        Assert.Contains("accepted 4", finding.MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE batches b SET receipt = sha256(receipt)", "receipt", 2)]
    [InlineData("UPDATE batches b SET digest = sha256(digest)", "receipt", 2)]
    [InlineData("UPDATE batches b SET accepted = accepted + 1, refused = refused - 1", "receipt", 2)]
    [InlineData("UPDATE batches b SET verdict_digest = sha256(verdict_digest)", "verdicts", 2)]
    [InlineData("DELETE FROM batches b", "missing", 3)]
    public async Task VerifyStream_WithAChangedLedger_NamesTheBatch(string change, string named, ulong sequence)
    {
        var (name, _) = await WriteThreeAsync();
        Assert.Equal(1, await shared.Server.ChangeAsync(
            $"{change} WHERE b.sequence = 2 AND b.stream_id = (SELECT stream_id FROM streams WHERE name = $1)", name));

        var findings = (await shared.Client.VerifyAsync(name)).Findings;

        Assert.Contains(
            findings,
            finding => finding.Sequence == sequence && finding.MessageEn.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE batch_verdicts v SET reason = 60")]
    [InlineData("UPDATE batch_verdicts v SET code = 'x'")]
    [InlineData("UPDATE batch_verdicts v SET arguments = '{y}'")]
    [InlineData("UPDATE batch_verdicts v SET \"row\" = 3")]
    [InlineData("DELETE FROM batch_verdicts v")]
    public async Task VerifyStream_WithAChangedVerdict_NamesTheBatch(string change)
    {
        var (name, _) = await WriteThreeAsync();
        await shared.Server.ChangeAsync(
            $"{change} WHERE v.sequence = 1 AND v.row = 1 AND v.stream_id = (SELECT stream_id FROM streams WHERE name = $1)",
            name);

        var finding = Assert.Single((await shared.Client.VerifyAsync(name)).Findings);

        Assert.Equal(1ul, finding.Sequence);
        Assert.Contains("verdicts", finding.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyStream_WhoseLastBatchIsCutOff_SaysSo()
    {
        var (name, _) = await WriteThreeAsync();
        await shared.Server.ChangeAsync(
            "DELETE FROM batches WHERE sequence = 3 AND stream_id = (SELECT stream_id FROM streams WHERE name = $1)", name);

        var findings = (await shared.Client.VerifyAsync(name)).Findings;

        Assert.Contains(findings, finding => finding.Sequence == 0);
    }

    private static GetStreamRequest Get(string name) => new() { Stream = new StreamName { Name = name } };

    /// <summary>Three batches: 3 rows of which 2 are bad, 4 good ones, 3 with a duplicate.</summary>
    private async Task<(string Name, BatchAck[] Acks)> WriteThreeAsync()
    {
        var (name, serial) = (shared.NextName(), shared.NextSerial());
        using var stream = await shared.Client.OpenAsync(name);
        var bad = TestData.Rows((TestData.Code(TestData.UnitPrefix, serial), 1, null), ("8190001", 1, null), ("", 1, null));
        var acks = new[]
        {
            await stream.WriteAsync(1, bad),
            await stream.WriteAsync(2, TestData.Units(serial + 1, 4)),
            await stream.WriteAsync(3, TestData.Rows(
                (TestData.Code(TestData.UnitPrefix, serial + 5), 1, null),
                (TestData.Code(TestData.UnitPrefix, serial + 6), 1, null),
                (TestData.Code(TestData.UnitPrefix, serial + 1), 1, null))),
        };
        Assert.Equal([1u, 4u, 2u], acks.Select(ack => ack.Accepted));
        await stream.CompleteAsync();
        return (name, acks);
    }
}

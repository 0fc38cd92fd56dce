using TraceEngine.Access.Enterprises;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.BadInput;

/// <summary>What nobody has registered: refused for a strict enterprise, accepted and flagged for an open one.</summary>
public sealed class OpenEnterpriseTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string UnknownPrefix = "8777771";

    private static int _enterprises = 500;

    [Fact]
    public async Task UnknownProduct_OfAnOpenEnterprise_IsAcceptedAndFlagged()
    {
        using var client = await ConnectAsync(Strictness.Open);
        var section = Units(shared.NextSerial(), 3);

        var ack = await client.UploadAsync("D-1", section);
        var again = await client.UploadAsync("D-1", section);

        Refusals.AssertNone(ack, sent: 3);
        Assert.Equal((3u, 3u), (ack.Flagged, again.Flagged));
        Assert.True(again.AlreadyCommitted);
        var flags = await shared.Server.ReadAsync<short>(
            "SELECT s.flags FROM codes c JOIN sections s USING (section_id) WHERE c.code = $1",
            PackingFloor.KeyOf(section.Codes.Text.Values[0]));
        Assert.Equal(3, flags);
    }

    [Fact]
    public async Task UnknownProduct_OfAStrictEnterprise_IsRefused()
    {
        using var client = await ConnectAsync(Strictness.Strict);

        var ack = await client.UploadAsync("D-1", Units(shared.NextSerial(), 3));

        Refusals.AssertBatch(ack, sent: 3, "product", Reason.ProductUnknown);
        Assert.Equal(0u, ack.Flagged);
    }

    [Fact]
    public async Task UnknownProduct_ValidatedOnly_WritesNoProduct()
    {
        using var client = await ConnectAsync(Strictness.Open);
        var section = Units(shared.NextSerial(), 2);
        section.Header.Product.ProductCode = "ONLY-VALIDATED";

        var ack = await client.UploadAsync("D-1", section, validateOnly: true);

        Assert.Equal((2u, 2u), (ack.Accepted, ack.Flagged));
        Assert.Equal(0, await shared.Server.ReadAsync<long>(
            "SELECT count(*) FROM products WHERE product_code = $1", "ONLY-VALIDATED"));
    }

    [Fact]
    public async Task UnknownPrefix_OfParentsOfAnOpenEnterprise_IsAcceptedAndFlagged()
    {
        using var client = await ConnectAsync(Strictness.Open);
        var serial = shared.NextSerial();
        await client.UploadAsync("D-1", Units(serial, 2));
        var units = Enumerable.Range(serial, 2).Select(number => TestData.Code(UnknownPrefix, number)).ToArray();

        var ack = await client.PackAsync("P-1", [PackingData.Pack(TestData.Code("8777772", serial), units)]);

        Refusals.AssertNone(ack, sent: 2);
        Assert.Equal((2u, 1u), (ack.Flagged, ack.OpenParents));
    }

    private static ActivationSection Units(int first, int count)
    {
        var section = TestData.Units(first, count);
        section.Header.Product.ProductCode = "NEVER-REGISTERED";
        section.Codes.Text.Values.Clear();
        section.Codes.Text.Values.AddRange(
            Enumerable.Range(first, count).Select(serial => TestData.Code(UnknownPrefix, serial)));
        return section;
    }

    private async Task<RawClient> ConnectAsync(Strictness strictness) =>
        shared.Server.ConnectRaw(
            await shared.Server.AddEnterpriseAsync(Interlocked.Increment(ref _enterprises), strictness));
}

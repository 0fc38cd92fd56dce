using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.BadInput;

/// <summary>Lots, dates and times of a section: a wrong one refuses the batch, which stays in the ledger.</summary>
public sealed class HeaderTrapTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("20280229", "2028-02-29", false)]
    [InlineData("2028-02-29", "2028-02-29", false)]
    [InlineData("2028-02", "2028-02-29", true)]
    [InlineData("202802", "2028-02-29", true)]
    [InlineData("2028-02-00", "2028-02-29", true)]
    [InlineData("20280200", "2028-02-29", true)]
    public async Task Expiry_InEveryForm_IsItsLastDay(string expiry, string day, bool isMonth)
    {
        var (section, lot) = Unit();
        section.Header.ExpiresOn = expiry;
        section.Header.MadeOn = "20260115";

        Refusals.AssertNone(await shared.WriteAsync(section), sent: 1);

        Assert.Equal(day, await shared.Server.ReadAsync<string>("SELECT expires_on::text FROM lots WHERE lot_number = $1", lot));
        Assert.Equal(isMonth, await shared.Server.ReadAsync<bool>("SELECT expiry_is_month FROM lots WHERE lot_number = $1", lot));
    }

    [Theory]
    [InlineData("2027-02-29")]
    [InlineData("2028-13-01")]
    [InlineData("2028/02/28")]
    [InlineData("280228")]
    [InlineData("28-02-2028")]
    [InlineData("２０２８-02-28")]
    [InlineData("")]
    public async Task Expiry_NoDate_RefusesTheBatch(string expiry)
    {
        var (section, _) = Unit();
        section.Header.ExpiresOn = expiry;

        Refusals.AssertBatch(await shared.WriteAsync(section), sent: 1, "expires_on", Reason.DateInvalid, expiry);
    }

    [Theory]
    [InlineData("2026-01")]
    [InlineData("2026-01-00")]
    [InlineData("2026-01-32")]
    public async Task MadeOn_NotADay_RefusesTheBatch(string made)
    {
        var (section, _) = Unit();
        section.Header.MadeOn = made;

        Refusals.AssertBatch(await shared.WriteAsync(section), sent: 1, "made_on", Reason.DateInvalid, made);
    }

    [Theory]
    [InlineData("2026-01-15")]
    [InlineData("2026-01-14")]
    public async Task Expiry_NotAfterMade_RefusesTheBatch(string expiry)
    {
        var (section, _) = Unit();
        section.Header.ExpiresOn = expiry;

        Refusals.AssertBatch(
            await shared.WriteAsync(section), sent: 1, "expires_on", Reason.ExpiryNotAfterMade, expiry, "2026-01-15");
    }

    [Fact]
    public async Task MadeOn_AfterActivation_RefusesTheBatch()
    {
        var (section, _) = Unit();
        section.Header.MadeOn = "2026-01-17";

        Refusals.AssertBatch(
            await shared.WriteAsync(section), sent: 1, "made_on", Reason.MadeAfterActivated, "2026-01-17", "2026-01-16");
    }

    [Fact]
    public async Task MadeOn_TheBeijingDayOfActivation_IsGood()
    {
        // 23:30 UTC of the 16th is the morning of the 17th where the line stands.
        var (section, _) = Unit();
        section.Header.MadeOn = "2026-01-17";
        section.Header.ActivatedAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 1, 16, 23, 30, 0, TimeSpan.Zero));

        Refusals.AssertNone(await shared.WriteAsync(section), sent: 1);
    }

    [Theory]
    [InlineData(1_768_550_400_000)]
    [InlineData(1_768_550)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task ActivatedAt_MillisecondsOrNonsense_RefusesTheBatch(long seconds)
    {
        var (section, _) = Unit();
        section.Header.ActivatedAt = new Timestamp { Seconds = seconds };

        Refusals.AssertBatch(await shared.WriteAsync(section), sent: 1, "activated_at", Reason.TimeImplausible);
    }

    [Fact]
    public async Task ActivatedAt_Missing_RefusesTheBatch()
    {
        var (section, _) = Unit();
        section.Header.ActivatedAt = null;

        Refusals.AssertBatch(await shared.WriteAsync(section), sent: 1, "activated_at", Reason.TimeImplausible);
    }

    [Fact]
    public async Task Lot_WithOtherDatesThanKnown_RefusesTheBatchAndNamesThem()
    {
        var (first, lot) = Unit();
        var (second, _) = Unit();
        second.Header.LotNumber = lot;
        second.Header.ExpiresOn = "2029-01-14";
        Refusals.AssertNone(await shared.WriteAsync(first), sent: 1);

        var ack = await shared.WriteAsync(second);

        Refusals.AssertBatch(ack, sent: 1, "lot_number", Reason.LotMismatch, lot, "2026-01-15", "2028-01-14");
    }

    [Fact]
    public async Task Lot_WithOtherDatesInOneBatch_RefusesTheBatch()
    {
        var (first, lot) = Unit();
        var (second, _) = Unit();
        second.Header.LotNumber = lot;
        second.Header.MadeOn = "2026-01-14";

        var ack = await shared.WriteAsync(first, second);

        Refusals.AssertBatch(ack, sent: 2, "lot_number", Reason.LotMismatch);
        Assert.Equal(0, await shared.Server.ReadAsync<long>(
            "SELECT count(*) FROM codes JOIN sections USING (section_id) JOIN lots l USING (lot_id) WHERE l.lot_number = $1",
            lot));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" A1")]
    [InlineData("A1\t")]
    [InlineData("1234567890123456789012345678901")]
    public async Task Lot_WithoutGoodNumber_RefusesTheBatch(string lot)
    {
        var (section, _) = Unit();
        section.Header.LotNumber = lot;

        Refusals.AssertBatch(await shared.WriteAsync(section), sent: 1, "lot_number", Reason.LotNumberInvalid);
    }

    [Fact]
    public async Task Text_TooLong_RefusesTheBatchAndNamesTheLimit()
    {
        var (section, _) = Unit();
        section.Header.Workshop = new string('车', 51);

        Refusals.AssertBatch(await shared.WriteAsync(section), sent: 1, "workshop", Reason.TextTooLong, "workshop", "51", "50");
    }

    [Theory]
    [InlineData("P999")]
    [InlineData("")]
    public async Task Product_Unknown_RefusesTheBatchWhichStaysInTheLedger(string product)
    {
        var (section, _) = Unit();
        section.Header.Product.ProductCode = product;
        var name = shared.NextName();
        using var stream = await shared.Client.OpenAsync(name);

        var ack = await stream.WriteAsync(1, section);
        var (good, _) = Unit();
        var next = await stream.WriteAsync(2, good);

        Refusals.AssertBatch(ack, sent: 1, "product", Reason.ProductUnknown);
        Assert.True(Assert.Single(ack.Reasons).Retryable);
        Assert.Equal(32, ack.Receipt.Length);
        Refusals.AssertNone(next, sent: 1);
        Assert.Equal(2, await shared.Server.ReadAsync<long>(
            "SELECT count(*) FROM batches JOIN streams USING (stream_id) WHERE name = $1", name));
    }

    [Fact]
    public async Task Product_NotThere_RefusesTheBatch()
    {
        var (section, _) = Unit();
        section.Header.Product = null;

        var ack = await shared.WriteAsync(section);

        Assert.Equal((1u, Reason.ProductUnknown), (ack.Refused, ack.BatchVerdict?.Reason));
    }

    private (ActivationSection Section, string Lot) Unit()
    {
        var serial = shared.NextSerial();
        var lot = $"H{serial}";
        return (TestData.Units(serial, 1, lot), lot);
    }
}

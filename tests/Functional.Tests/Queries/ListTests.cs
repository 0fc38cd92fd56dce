using TraceEngine.Client;
using TraceEngine.Client.Calls;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Functional.Tests.Flows;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Queries;

/// <summary>Lists of what the real write side wrote, while it goes on writing.</summary>
public sealed class ListTests(FlowServer shared) : IClassFixture<FlowServer>
{
    private const int Case = 0;
    private const int FirstBox = 1;
    private const int FirstUnit = 2;
    private const int SecondBox = 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListAllCodes_BySelector_WhileAWriterAddsAndRepacks_HasEachOnce()
    {
        var product = await NewProductAsync();
        var (lot, number) = (shared.NextName(), shared.NextName());
        var codes = new List<string>();
        for (var one = 0; one < 6; one++)
        {
            codes.AddRange(await ActivateCaseAsync(product, lot));
        }

        string[] cases = [.. codes.Chunk(7).Select(one => one[Case])];
        var units = await shared.ActivateUnitsAsync(20);
        Refusals.AssertNone(
            await shared.Maker.UploadAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, units)), units.Length);
        await using var client = shared.Server.Connect(shared.Maker.Enterprise);
        (CodeSelection Selection, string[] Expected)[] lists =
        [
            (OfLot(lot), [.. codes]),
            (new CodeSelection { Product = new ProductSelection { Product = Named(product) } }, [.. codes]),
            (OfLot(lot, level: 3), cases),
            (OfDocument(number), units),
        ];

        var writer = WriteAsync(product, lot, codes);
        foreach (var (selection, expected) in lists)
        {
            var listed = await CodesAsync(client, selection, pageSize: 3);
            Assert.Equal(listed.Count, listed.Distinct().Count());
            Assert.Equal(expected.Order(), listed.Where(expected.Contains).Order());
        }

        await writer;
    }

    [Fact]
    public async Task ListAllCodes_OfToday_HasOwnActivationsAndOwnDocuments()
    {
        var maker = await CodesAsync(shared.Maker, OfToday());
        var dealer = await CodesAsync(shared.Dealer, OfToday());
        var codes = await shared.ActivateCaseAsync(shared.NextName());
        Refusals.AssertNone(
            await shared.Maker.UploadAsync(FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, codes[Case])), 1);
        Refusals.AssertNone(
            await shared.Dealer.UploadAsync(
                FlowData.Circulation("102", shared.NextName(), shared.Maker, shared.Dealer, codes[Case])),
            1);

        Assert.Equal(codes.Order(), (await CodesAsync(shared.Maker, OfToday())).Except(maker).Order());
        Assert.Equal([codes[Case]], (await CodesAsync(shared.Dealer, OfToday())).Except(dealer));
    }

    [Fact]
    public async Task ListAllCodes_OfAnother_AnswersAsOfWhatDoesNotExist()
    {
        var product = await NewProductAsync();
        var (lot, number) = (shared.NextName(), shared.NextName());
        var codes = await ActivateCaseAsync(product, lot);
        Refusals.AssertNone(
            await shared.Maker.UploadAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[FirstBox])), 1);
        var nothing = shared.NextName();

        await AssertSameAsync(OfLot(lot, product: product), OfLot(nothing, product: product), lot, nothing);
        await AssertSameAsync(OfLot(lot), OfLot(nothing), lot, nothing);
        await AssertSameAsync(
            new CodeSelection { Product = new ProductSelection { Product = Named(product) } },
            new CodeSelection { Product = new ProductSelection { Product = Named(nothing) } },
            product,
            nothing);
        await AssertSameAsync(OfDocument(number), OfDocument(nothing), number, nothing);
        var reporter = shared.Maker.Enterprise.CreditCode;
        await AssertSameAsync(OfDocument(number, reporter), OfDocument(nothing, reporter), number, nothing);

        async Task AssertSameAsync(CodeSelection others, CodeSelection unknown, string name, string unknownName) =>
            Assert.Equal(
                (await RefusedAsync(shared.Shop, unknown)).Replace(unknownName, name, StringComparison.Ordinal),
                await RefusedAsync(shared.Shop, others));
    }

    [Fact]
    public async Task ListAllCodes_ByReceiver_HasWhatReachedIt()
    {
        var product = await NewProductAsync();
        var (lot, number) = (shared.NextName(), shared.NextName());
        var codes = await ActivateCaseAsync(product, lot);
        Refusals.AssertNone(
            await shared.Maker.UploadAsync(FlowData.Shipping(number, shared.Maker, shared.Dealer, codes[FirstBox])), 1);
        string[] reached = [.. codes[FirstBox..4].Order()];

        Assert.Equal(reached, (await CodesAsync(shared.Dealer, OfLot(lot, product: product))).Order());
        Assert.Equal(
            [codes[FirstBox]],
            await CodesAsync(shared.Dealer, OfDocument(number, shared.Maker.Enterprise.CreditCode)));

        // Withdrawn, it never reached it.
        Refusals.AssertNone(
            await shared.Maker.UploadAsync(
                FlowData.Correcting(shared.NextName(), FlowData.Withdraw(FlowKind.Shipping, number))),
            1);
        await RefusedAsync(shared.Dealer, OfLot(lot, product: product));
        await RefusedAsync(shared.Dealer, OfDocument(number, shared.Maker.Enterprise.CreditCode));
        Assert.Equal([codes[FirstBox]], await CodesAsync(shared.Maker, OfDocument(number)));
    }

    private static CodeSelection OfLot(string lot, string? product = null, uint level = 0) => new()
    {
        Lot = new LotSelection { LotNumber = lot, Product = product is null ? null : Named(product) },
        PackageLevel = level,
    };

    private static CodeSelection OfDocument(string number, string reporter = "") => new()
    {
        Document = new DocumentSelection { Kind = FlowKind.Shipping, DocumentNumber = number, CreditCode = reporter },
    };

    private static CodeSelection OfToday()
    {
        var now = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        return new CodeSelection
        {
            // Whichever day it is when the test gets there.
            UploadDays = new UploadDaysSelection { FirstDay = $"{now:yyyy-MM-dd}", LastDay = $"{now.AddDays(1):yyyy-MM-dd}" },
        };
    }

    private static ProductReference Named(string product) => new() { ProductCode = product };

    private async Task<string> NewProductAsync()
    {
        var name = shared.NextName();
        await using var client = shared.Server.Connect(shared.Maker.Enterprise);
        var product = new Product
        {
            ProductCode = name,
            Kind = ProductKind.DomesticDrug,
            Name = "阿莫西林胶囊",
            PackageLevels =
            {
                Enumerable.Range(1, 3).Select(level => new PackageLevel { Level = (uint)level, Name = $"L{level}" }),
            },
        };
        await client.RegisterProductAsync(product, Cancellation);
        return name;
    }

    // Codes without a registered prefix: any product may have them.
    private async Task<string[]> ActivateCaseAsync(string product, string lot)
    {
        var section = TestData.Case(shared.NextSerial(), boxes: 2, units: 2, lot);
        section.Header.Product = Named(product);
        foreach (var column in new[] { section.Codes.Text.Values, section.Parents.Text.Values })
        {
            for (var index = 0; index < column.Count; index++)
            {
                column[index] = column[index][6..^2];
            }
        }

        await shared.ActivateAsync(section);
        return [.. section.Codes.Text.Values];
    }

    private async Task WriteAsync(string product, string lot, List<string> codes)
    {
        const int Rounds = 24;
        for (var round = 0; round < Rounds; round++)
        {
            await ActivateCaseAsync(product, lot);
            var one = codes.Chunk(7).ElementAt(round % 6);
            Refusals.AssertNone(
                await shared.Maker.Client.PackAsync(
                    shared.NextName(), [PackingData.Repack(one[round / 6 % 2 == 0 ? SecondBox : FirstBox], one[FirstUnit])]),
                1);
        }
    }

    private async Task<List<string>> CodesAsync(FlowParticipant participant, CodeSelection selection)
    {
        await using var client = shared.Server.Connect(participant.Enterprise);
        return await CodesAsync(client, selection, pageSize: 2);
    }

    private static async Task<List<string>> CodesAsync(TraceClient client, CodeSelection selection, uint pageSize)
    {
        var codes = new List<string>();
        await foreach (var row in client.Queries.ListAllCodesAsync(selection, pageSize, Cancellation))
        {
            codes.Add(row.Code);
        }

        return codes;
    }

    private async Task<string> RefusedAsync(FlowParticipant participant, CodeSelection selection) =>
        (await Assert.ThrowsAsync<CallFailedException>(() => CodesAsync(participant, selection))).Message;
}

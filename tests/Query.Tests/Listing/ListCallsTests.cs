using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Tests.Listing;

public sealed class ListCallsTests(QueryFixture fixture)
{
    public static TheoryData<CodeSelection?, string> BadSelections => new()
    {
        { null, "selection" },
        { new CodeSelection { PackageLevel = 1 }, "selection" },
        { Lists.OfLot(""), "lot_number" },
        { Lists.OfLot(level: 10), "package_level" },
        { Lists.OfProduct(""), "product" },
        { Lists.OfProduct(new string('P', 51)), "product" },
        { Lists.OfProduct("P\0"), "product" },
        { Lists.OfDays(""), "first_day" },
        { Lists.OfDays("20250603"), "first_day" },
        { Lists.OfDays("2025-06-31"), "first_day" },
        { Lists.OfDays("0001-01-01"), "first_day" },
        { Lists.OfDays("2025-06-03", "yesterday"), "last_day" },
        { Lists.OfDays("2025-06-03", "2025-06-02"), "upload_days" },
        { Lists.OfDays("2025-06-03", "2025-07-04"), "upload_days" },
        { Lists.OfDocument(FlowKind.Unspecified, "S-1"), "kind" },
        { Lists.OfDocument((FlowKind)99, "S-1"), "kind" },
        { Lists.OfDocument(FlowKind.Shipping, ""), "document_number" },
        { Lists.OfDocument(FlowKind.Shipping, new string('S', 65)), "document_number" },
    };

    [Theory]
    [MemberData(nameof(BadSelections))]
    public async Task ListCodes_BadSelection_NamesTheFieldInBothLanguages(CodeSelection? selection, string field)
    {
        await using var host = await QueryHost.StartAsync(fixture);

        var refused = await host.RefusedAsync(selection!, SampleData.Producer);

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains(" / ", refused.Status.Detail, StringComparison.Ordinal);
        Assert.Contains(field, refused.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations[0].Field);
    }

    [Fact]
    public async Task ListCodes_PageLargerThanAllowed_IsRefused()
    {
        await using var host = await QueryHost.StartAsync(fixture);

        Assert.Equal(
            StatusCode.InvalidArgument,
            (await host.RefusedAsync(Lists.OfLot(), SampleData.Producer, pageSize: 10_001)).StatusCode);
    }

    [Fact]
    public async Task ListCodes_TokenNotOfThisQuestion_IsRefused()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        await new ListStage(host.Data).ActivateUnitsAsync(0, 3);
        var token = (await host.PageAsync(Lists.OfLot(), pageSize: 1)).NextPageToken;
        Assert.NotEmpty(token);

        await AssertRefusedAsync(Lists.OfLot(level: 1), token);
        await AssertRefusedAsync(Lists.OfLot("20250602"), token);
        await AssertRefusedAsync(Lists.OfProduct(), token);
        await AssertRefusedAsync(Lists.OfLot(productCode: "P-1"), token, SampleData.Stranger);
        await AssertRefusedAsync(Lists.OfLot(), token, SampleData.Stranger);
        foreach (var malformed in new[]
        {
            "x", "!", token[1..], token[..^1], token + "A", token + "====", new string('A', 9_999),
        })
        {
            await AssertRefusedAsync(Lists.OfLot(), malformed);
        }

        for (var index = 0; index < token.Length; index++)
        {
            var other = token[index] == 'B' ? 'C' : 'B';
            await AssertRefusedAsync(Lists.OfLot(), $"{token[..index]}{other}{token[(index + 1)..]}");
        }

        Assert.Equal(SampleCode.OnLevel(1, 1), (await host.PageAsync(Lists.OfLot(), 1, token)).Rows[0].Code);

        async Task AssertRefusedAsync(CodeSelection selection, string wrong, long enterpriseId = SampleData.Producer)
        {
            var refused = await host.RefusedAsync(selection, enterpriseId, wrong);
            Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
            Assert.Contains(" / ", refused.Status.Detail, StringComparison.Ordinal);
        }
    }
}

using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>Who may call what, and who must stand in which block of a document: else NOT_ALLOWED, with the reason.</summary>
public sealed class RoleTests(JsonServer server) : IClassFixture<JsonServer>
{
    [Theory]
    [InlineData(UploadKind.ImportedDrug, EnterpriseRole.Distributor)]
    [InlineData(UploadKind.DomesticDrug, EnterpriseRole.ConsumableProducer)]
    [InlineData(UploadKind.Consumable, EnterpriseRole.DrugProducer)]
    [InlineData(UploadKind.TraceCodes, EnterpriseRole.Distributor)]
    [InlineData(UploadKind.Shipping, EnterpriseRole.Distributor)]
    [InlineData(UploadKind.Delivery, EnterpriseRole.Distributor)]
    [InlineData(UploadKind.Circulation, EnterpriseRole.DrugProducer)]
    public async Task Interface_ThatNoRoleOfTheCallerMayUse_IsNotAllowedWithTheReason(UploadKind kind, EnterpriseRole role)
    {
        var enterprise = await server.Server.AddEnterpriseAsync(100 + (int)kind, role);
        using var caller = new JsonCaller(server.Server.JsonEndpoint, enterprise);

        var answer = await caller.CallAsync($"/{kind.ToWireName()}", Document(kind, enterprise.CreditCode));

        Assert.True(answer.Code is 40301 or 20002, answer.Text);
        Assert.Equal("NOT_ALLOWED", answer.Errors[0].GetProperty("errCode").GetString());
        Assert.NotEmpty(answer.Errors[0].GetProperty("errMsg").GetString()!);
    }

    [Theory]
    [InlineData("101", true, false, "shppOrgUscc")]
    [InlineData("201", false, true, "shpOrgUscc")]
    public async Task Circulation_WhoseOwnBlockNamesAnother_IsRefusedByThatBlock(
        string billType, bool isShipper, bool isReceiver, string field)
    {
        var codes = await server.ActivateCaseAsync();
        var (own, other) = (server.DistributorKey.CreditCode, server.ProducerKey.CreditCode);

        var answer = await server.Distributor.CallAsync(
            "/circInfo",
            JsonDocuments.Flow(
                UploadKind.Circulation, server.NextNumber(), [codes[0]],
                ("invType", billType), ("circOrgUscc", own), ("shpOrgUscc", isShipper ? own : other),
                ("shppOrgUscc", isReceiver ? own : other)));

        Assert.True(answer.Code is 40301 or 20002, answer.Text);
        Assert.Equal(field, answer.Errors[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Circulation_InAndOut_IsTakenAndShownByGrpc()
    {
        var codes = await server.ActivateCaseAsync();
        var (own, other) = (server.DistributorKey.CreditCode, server.ProducerKey.CreditCode);
        await server.Producer.CallAsync(
            "/shpInfo",
            JsonDocuments.Flow(
                UploadKind.Shipping, server.NextNumber(), [codes[0]], ("shpOrgUscc", other), ("shppOrgUscc", own)));
        var inbound = await server.Distributor.CallAsync(
            "/circInfo",
            JsonDocuments.Flow(
                UploadKind.Circulation, server.NextNumber(), [codes[0]],
                ("invType", "101"), ("circOrgUscc", own), ("shpOrgUscc", other), ("shppOrgUscc", own)));
        var outbound = await server.Distributor.CallAsync(
            "/circInfo",
            JsonDocuments.Flow(
                UploadKind.Circulation, server.NextNumber(), [codes[2]],
                ("invType", "201"), ("circOrgUscc", own), ("shpOrgUscc", own), ("shppOrgUscc", other),
                ("circTime", "2026-01-07 15:00:00")));

        Assert.True(inbound.Code == 0, inbound.Text);
        Assert.True(outbound.Code == 0, outbound.Text);
        var chain = await server.ChainAsync(codes[2]);
        Assert.Equal(["201", "101", "201"], chain.Nodes.Select(node => node.BillType));
        Assert.Equal(
            [FlowKind.Shipping, FlowKind.Circulation, FlowKind.Circulation], chain.Nodes.Select(node => node.Kind));
    }

    [Fact]
    public async Task ImportedDrug_Uploaded_IsInTheCatalog()
    {
        const string Barcode = "06901234500028";
        var document = JsonDocuments.Product(UploadKind.ImportedDrug, server.NextNumber(), ("drugProdBarc", Barcode));

        var answer = await server.Producer.CallAsync("/impDrugInfo", document);

        Assert.True(answer.Code == 0, answer.Text);
        await using var client = server.Server.Connect(server.ProducerKey);
        var found = await client.FindProductAsync(Barcode, TestContext.Current.CancellationToken);
        Assert.Equal(Contracts.Catalog.V1.ProductKind.ImportedDrug, found!.Product.Kind);
    }

    private Dictionary<string, object?> Document(UploadKind kind, string creditCode)
    {
        var code = TestData.Code(TestData.UnitPrefix, server.NextSerial());
        var own = UploadFields.Of(kind).Where(
            field => field.Name is "shpOrgUscc" or "circOrgUscc" or "delvEmpUscc" or "prodentpUscc")
            .Select(field => (field.Name, (object?)creditCode))
            .ToArray();
        return kind switch
        {
            _ when kind.IsProduct() => JsonDocuments.Product(kind, server.NextNumber(), own),
            UploadKind.TraceCodes => JsonDocuments.Codes(server.NextNumber(), (code, 1, null)),
            _ => JsonDocuments.Flow(
                kind, server.NextNumber(), [code], [.. own, ("shppOrgUscc", server.ProducerKey.CreditCode)]),
        };
    }
}

using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>What the eight uploads write is seen by gRPC in the same form as what gRPC writes.</summary>
public sealed class UploadTests(JsonServer server) : IClassFixture<JsonServer>
{
    [Fact]
    public async Task DomesticDrug_Uploaded_IsInTheCatalogFieldByField()
    {
        await using var client = server.Server.Connect(server.ProducerKey);
        var found = await client.FindProductAsync(JsonDocuments.Barcode, TestContext.Current.CancellationToken);

        Assert.Equal(ProductKind.DomesticDrug, found!.Product.Kind);
        Assert.Equal(JsonDocuments.NhsaCode, found.Product.NhsaCode);
        Assert.Equal("阿莫西林胶囊", found.Product.Name);
        Assert.Equal([TestData.UnitPrefix, TestData.BoxPrefix, TestData.CasePrefix], found.Product.PackageLevels.Select(
            level => level.Prefix));
        foreach (var field in UploadFields.Of(UploadKind.DomesticDrug).Where(field =>
            field.Target.StartsWith("product.drug.", StringComparison.Ordinal) && field.Requirement == FieldRequirement.Required
            && field.Name != "prodentpUscc"))
        {
            var name = field.Target["product.drug.".Length..];
            Assert.Equal(field.Example, DrugDetails.Descriptor.FindFieldByName(name).Accessor.GetValue(found.Product.Drug));
        }
    }

    [Fact]
    public async Task TraceCodes_Activated_HaveTheChainThatGrpcTells()
    {
        var codes = await server.ActivateCaseAsync();

        var chain = await server.ChainAsync(codes[2]);

        Assert.Equal([codes[1], codes[0]], chain.Path.Select(package => package.Code));
        Assert.Equal("A20260101", chain.Lot.LotNumber);
        Assert.Equal(JsonDocuments.NhsaCode, chain.Mapping.NhsaCode);
        Assert.Equal("2026-01-05T00:30:00Z", chain.Activation.ActivatedAt.ToDateTime().ToString("yyyy-MM-ddTHH:mm:ssZ", null));
    }

    [Fact]
    public async Task TraceCodes_WithBadRows_AreAcceptedInPartAndSaySo()
    {
        var serial = server.NextSerial();
        var good = TestData.Code(TestData.UnitPrefix, serial);
        var document = JsonDocuments.Codes(
            server.NextNumber(), (good, 1, null), ("8190001ABC", 1, null), (
                TestData.Code(TestData.UnitPrefix, serial + 1), 2, null));

        var answer = await server.Producer.CallAsync("/tracCodgInfo", document);

        Assert.Equal(20001, answer.Code);
        Assert.Equal(1, answer["acptCnt"].GetInt32());
        Assert.Equal(2, answer["rejCnt"].GetInt32());
        Assert.Equal([2, 3], answer.Errors.Select(error => error.GetProperty("rowNo").GetInt32()));
        Assert.Equal(["tracCodg", "tracPacLv"], answer.Errors.Select(error => error.GetProperty("field").GetString()));
        Assert.Equal("LEVEL", answer.Errors[1].GetProperty("errCode").GetString());
        Assert.Equal(good, (await server.ChainAsync(good)).Code);
    }

    [Fact]
    public async Task Documents_SentAgain_GetTheirFirstAnswerAndOtherContentAConflict()
    {
        var number = server.NextNumber();
        var code = TestData.Code(TestData.UnitPrefix, server.NextSerial());
        var first = await server.Producer.CallAsync("/tracCodgInfo", JsonDocuments.Codes(number, (code, 1, null)));
        var document = JsonDocuments.Codes(number, (code, 1, null));
        document["memo"] = null; // another text, and so another signature: only the document number is the same
        var again = await server.Producer.CallAsync("/tracCodgInfo", document);
        var other = await server.Producer.CallAsync(
            "/tracCodgInfo", JsonDocuments.Codes(number, (TestData.Code(TestData.UnitPrefix, server.NextSerial()), 1, null)));

        Assert.Equal(0, first.Code);
        Assert.Equal(first["receipt"].GetString(), again["receipt"].GetString());
        Assert.Equal("1", again["repeated"].GetString());
        Assert.Equal(40901, other.Code);
    }

    [Fact]
    public async Task Goods_ShippedReceivedAndCirculated_ShowEveryNodeInBothInterfaces()
    {
        var codes = await server.ActivateCaseAsync();
        var parties = Parties();
        var shipping = await server.Producer.CallAsync(
            "/shpInfo", JsonDocuments.Flow(UploadKind.Shipping, server.NextNumber(), [codes[0]], parties));
        var inbound = await server.Distributor.CallAsync(
            "/circInfo",
            JsonDocuments.Flow(
                UploadKind.Circulation,
                server.NextNumber(),
                [codes[0]],
                [.. parties, ("circOrgUscc", server.DistributorKey.CreditCode), ("invType", "101")]));

        Assert.True(shipping.Code == 0, shipping.Text);
        Assert.True(inbound.Code == 0, inbound.Text);
        var chain = await server.ChainAsync(codes[3]);
        Assert.Equal([FlowKind.Shipping, FlowKind.Circulation], chain.Nodes.Select(node => node.Kind));
        Assert.All(chain.Nodes, node => Assert.Equal(codes[0], node.Via));
        Assert.All(chain.Nodes, node => Assert.Equal("FH20260105001", node.ShippingNote));
        Assert.Equal(["测试企业 1", "测试企业 2"], chain.Nodes.Select(node => node.ReporterName));
        var answer = await server.Distributor.CallAsync("/query/codg", new { tracCodg = codes[3] });
        Assert.Equal(0, answer.Code);
        var nodes = answer["nodeList"].EnumerateArray().ToList();
        Assert.Equal(["发货", "流通"], nodes.Select(node => node.GetProperty("nodeTypeName").GetString()));
        Assert.All(nodes, node => Assert.Equal(codes[0], node.GetProperty("viaTracCodg").GetString()));
        Assert.Equal("测试企业 1", nodes[0].GetProperty("orgName").GetString());
        Assert.Equal("2026-01-05 08:30:00", nodes[0].GetProperty("time").GetString());
    }

    [Fact]
    public async Task Receiving_WithRejectedCodes_TellsBothSortsOfRows()
    {
        var codes = await server.ActivateCaseAsync();
        var parties = Parties();
        await server.Producer.CallAsync(
            "/shpInfo", JsonDocuments.Flow(UploadKind.Shipping, server.NextNumber(), [codes[0]], parties));
        var document = JsonDocuments.Flow(
            UploadKind.Receiving, server.NextNumber(), [codes[2]], [.. parties, ("shpType", "102")]);
        document["rejTracCodgList"] = new[] { new { tracCodg = codes[3], rejRea = "外包装破损" } };

        var answer = await server.Distributor.CallAsync("/shppInfo", document);

        Assert.True(answer.Code == 0, answer.Text);
        Assert.Equal(2, answer["acptCnt"].GetInt32());
        var chain = await server.ChainAsync(codes[2]);
        Assert.Equal([FlowKind.Shipping, FlowKind.Receiving], chain.Nodes.Select(node => node.Kind));
    }

    [Fact]
    public async Task Consumables_RegisteredActivatedAndDelivered_AreSeenByGrpc()
    {
        const string Di = "06901234500011";
        var registered = await server.Producer.CallAsync(
            "/mcsInfo",
            JsonDocuments.Product(
                UploadKind.Consumable,
                server.NextNumber(),
                ("udiDi", Di), ("prodentpUscc", server.ProducerKey.CreditCode), ("piSnFlag", "1")));
        Assert.True(registered.Code == 0, registered.Text);
        var code = $"(01){Di}(21)SN{server.NextSerial()}";
        var document = JsonDocuments.Codes(server.NextNumber(), (code, 1, null));
        (document["prodType"], document["medListCodg"], document["drugProdBarc"]) =
            ("3", UploadFields.ByTarget(UploadKind.Consumable, UploadTargets.ProductNhsaCode)!.Example, Di);
        var activated = await server.Producer.CallAsync("/tracCodgInfo", document);
        Assert.True(activated.Code == 0, activated.Text);
        var delivered = await server.Producer.CallAsync(
            "/delvInfo",
            JsonDocuments.Flow(
                UploadKind.Delivery, server.NextNumber(), [code],
                    [.. Parties(), ("delvEmpUscc", server.ProducerKey.CreditCode)]));
        Assert.True(delivered.Code == 0, delivered.Text);

        var chain = await server.ChainAsync(code);

        Assert.Equal(ProductKind.Consumable, chain.Product.Kind);
        Assert.Equal([FlowKind.Delivery], chain.Nodes.Select(node => node.Kind));
    }

    [Theory]
    [InlineData("2", "3", 2u)]
    [InlineData("3", "3", 1u)]
    public async Task TraceCodes_PackedAndUnpacked_ChangeTheirParent(string action, string level, uint steps)
    {
        var (unit, box) = (TestData.Code(TestData.UnitPrefix, server.NextSerial()), TestData.Code(
            TestData.BoxPrefix, server.NextSerial()));
        var parent = action == "3" ? box : null;
        await server.Producer.CallAsync(
            "/tracCodgInfo", JsonDocuments.Codes(server.NextNumber(), (box, 2, null), (unit, 1, parent)));
        var document = JsonDocuments.Codes(server.NextNumber(), (unit, 1, box));
        document["chgType"] = action;

        var answer = await server.Producer.CallAsync("/tracCodgInfo", document);

        Assert.True(answer.Code == 0, answer.Text);
        Assert.Equal(steps - 1, (uint)(await server.ChainAsync(unit)).Path.Count);
        Assert.Equal("3", level);
    }

    [Fact]
    public async Task TraceCodes_ReplacedAndDestroyed_EndAsGrpcTells()
    {
        var serial = server.NextSerial();
        string[] units = [.. Enumerable.Range(serial, 3).Select(number => TestData.Code(TestData.UnitPrefix, number))];
        await server.Producer.CallAsync(
            "/tracCodgInfo", JsonDocuments.Codes(server.NextNumber(), [.. units.Select(unit => (unit, 1, (string?)null))]));
        var replacing = JsonDocuments.Of(
            UploadKind.TraceCodes, server.NextNumber(), ("chgType", "4"), ("chgRea", "标签损坏"), ("oldTracCodg", units[0]),
            ("tracCodgList", new[] { new { tracCodg = units[2], tracPacLv = 1, pacStas = "0" } }));
        var destroying = JsonDocuments.Codes(server.NextNumber(), (units[1], 1, null));
        (destroying["chgType"], destroying["chgRea"], destroying["exctPsn"], destroying["spvPsn"]) = ("7", "破损", "张三", "李四");

        var replaced = await server.Producer.CallAsync("/tracCodgInfo", replacing);
        var destroyed = await server.Producer.CallAsync("/tracCodgInfo", destroying);

        Assert.True(replaced.Code == 0, replaced.Text);
        Assert.True(destroyed.Code == 0, destroyed.Text);
        Assert.Equal(units[2], (await server.ChainAsync(units[0])).ReplacedBy);
        Assert.Equal(CodeStatus.Destroyed, (await server.ChainAsync(units[1])).Status);
    }

    [Fact]
    public async Task Distributor_UploadsProducts_IsNotAllowedWithTheReason()
    {
        var answer = await server.Distributor.CallAsync(
            "/domDrugInfo", JsonDocuments.Drug(server.NextNumber(), server.DistributorKey.CreditCode));

        Assert.True(answer.Code is 40301 or 20002, answer.Text);
        Assert.Equal("NOT_ALLOWED", answer.Errors[0].GetProperty("errCode").GetString());
    }

    private (string Name, object? Value)[] Parties() =>
        [("shpOrgUscc", server.ProducerKey.CreditCode), ("shppOrgUscc", server.DistributorKey.CreditCode)];
}

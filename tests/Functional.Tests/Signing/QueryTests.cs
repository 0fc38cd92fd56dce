using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>Queries, export, report, duties and limits tell by JSON what the engine tells by gRPC.</summary>
public sealed class QueryTests(JsonServer server) : IClassFixture<JsonServer>
{
    [Fact]
    public async Task Chain_WrittenByGrpc_IsToldByJsonFieldByField()
    {
        var serial = server.NextSerial();
        await using var client = server.Server.Connect(server.ProducerKey);
        using var raw = server.Server.ConnectRaw(server.ProducerKey);
        var section = TestData.Case(serial + 10_000_000, boxes: 2, units: 2, lot: $"LOT-{serial}");
        section.Header.Product = new ProductReference { NhsaCode = JsonDocuments.NhsaCode, Barcode = JsonDocuments.Barcode };
        using var stream = await raw.OpenAsync($"line-{serial}");
        Assert.Equal(7u, (await stream.WriteAsync(1, section)).Accepted);
        await stream.CompleteAsync();
        var unit = section.Codes.Text.Values[2];

        var answer = await server.Producer.CallAsync("/query/codg", new { tracCodg = unit });

        var chain = await server.ChainAsync(unit);
        Assert.Equal(0, answer.Code);
        Assert.Equal(chain.Code, answer["tracCodg"].GetString());
        Assert.Equal((int)chain.Level, answer["tracPacLv"].GetInt32());
        Assert.Equal(chain.Path.Select(package => package.Code), answer["pathList"].EnumerateArray().Select(
            one => Text(one, "tracCodg")));
        Assert.Equal("1", answer["codgStas"].GetString());
        Assert.Equal("已激活", answer["codgStasName"].GetString());
        Assert.Equal(
            (chain.Lot.LotNumber, chain.Lot.MadeOn, chain.Lot.ExpiresOn, "2026-01-16 16:00:00", chain.Activation.CreditCode),
            (Text(answer["lotInfo"], "manuLotnum"), Text(answer["lotInfo"], "manuDate"), Text(answer["lotInfo"], "expyEnd"),
                Text(answer["lotInfo"], "actvTime"), Text(answer["lotInfo"], "actvOrgUscc")));
        Assert.Equal(
            (chain.Product.Name, chain.Mapping.NhsaCode, chain.Mapping.Barcode, "2"),
            (Text(answer["prodInfo"], "prodName"), Text(answer["prodInfo"], "medListCodg"), Text(
                answer["prodInfo"], "drugProdBarc"),
                Text(answer["prodInfo"], "prodType")));
    }

    [Fact]
    public async Task Tree_OfACase_ListsPackagesBeforeWhatIsInThem()
    {
        var codes = await server.ActivateCaseAsync();

        var answer = await server.Producer.CallAsync("/query/codg", new { tracCodg = codes[0], withTree = "1" });

        var tree = answer["treeList"].EnumerateArray().Select(one => (Text(one, "tracCodg"), Text(one, "prntTracCodg"))).ToList();
        Assert.Equal([(codes[1], codes[0]), (codes[2], codes[1]), (codes[3], codes[1])], tree);
        Assert.Equal("0", answer["treeTrunc"].GetString());
    }

    [Fact]
    public async Task Code_OfNobodyOrOfAnother_IsNotFoundAlike()
    {
        var codes = await server.ActivateCaseAsync();

        var foreign = await server.Distributor.CallAsync("/query/codg", new { tracCodg = codes[0] });
        var unknown = await server.Distributor.CallAsync(
            "/query/codg", new { tracCodg = TestData.Code(TestData.CasePrefix, 999_999) });

        Assert.Equal(40402, foreign.Code);
        Assert.Equal(40402, unknown.Code);
    }

    [Fact]
    public async Task Lot_PagedByNumberAndByToken_TellsEachCodeOnce()
    {
        var serial = server.NextSerial();
        var lot = $"PAGED-{serial}";
        var document = JsonDocuments.Codes(
            server.NextNumber(), [.. Enumerable.Range(serial, 25).Select(
                number => (TestData.Code(TestData.UnitPrefix, number), 1, (string?)null))]);
        document["manuLotnum"] = lot;
        Assert.Equal(0, (await server.Producer.CallAsync("/tracCodgInfo", document)).Code);
        var byNumber = new List<string?>();
        var byToken = new List<string?>();
        for (var page = 1; page <= 4; page++)
        {
            var answer = await server.Producer.CallAsync(
                "/query/lotnum", new { manuLotnum = lot, pageNum = page, pageSize = 10 });
            Assert.Equal((25, 3), (answer["recordCounts"].GetInt32(), answer["pages"].GetInt32()));
            byNumber.AddRange(answer["data"].EnumerateArray().Select(one => Text(one, "tracCodg")));
        }

        for (string? token = null; token is null or { Length: > 0 };)
        {
            var answer = await server.Producer.CallAsync(
                "/query/lotnum", new { manuLotnum = lot, pageToken = token, pageSize = 7 });
            token = answer["pageToken"].GetString();
            byToken.AddRange(answer["data"].EnumerateArray().Select(one => Text(one, "tracCodg")));
        }

        Assert.Equal(25, byNumber.Distinct().Count());
        Assert.Equal(byNumber, byToken);
    }

    [Fact]
    public async Task Day_OfTheUpload_TellsWhatWasUploaded()
    {
        var codes = await server.ActivateCaseAsync();
        var today = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", null);

        var answer = await server.Producer.CallAsync("/query/date", new { updtDate = today, pageSize = 1_000 });
        var none = await server.Producer.CallAsync("/query/date", new { pageSize = 1_000 });

        Assert.Contains(codes[0], answer["data"].EnumerateArray().Select(one => Text(one, "tracCodg")));
        Assert.Equal(40002, none.Code);
    }

    [Fact]
    public async Task Export_CreatedByJson_IsDownloadedWholeAndInRanges()
    {
        var codes = await server.ActivateCaseAsync();
        var created = await server.Producer.CallAsync(
            "/export", new { exptType = "csv", tracCodgList = codes.Select(code => new { tracCodg = code }) });
        Assert.True(created.Code == 0, created.Text);
        var task = created["taskId"].GetString()!;
        var status = created;
        while (status["stas"].GetString() is "0" or "1")
        {
            status = await server.Producer.CallAsync("/export/status", new { taskId = task });
        }

        var whole = await DownloadAsync(task, null);
        var head = await DownloadAsync(task, "bytes=0-99");
        var rest = await DownloadAsync(task, "bytes=100-");
        var foreign = await server.Distributor.CallAsync("/export/status", new { taskId = task });
        var behind = await server.Producer.CallAsync("/export/download", new { taskId = "999999" });

        Assert.Equal("2", status["stas"].GetString());
        Assert.Equal(status["sha256"].GetString(), Convert.ToHexStringLower(SHA256.HashData(whole)));
        Assert.Equal(Convert.ToHexString(whole), Convert.ToHexString(head) + Convert.ToHexString(rest));
        Assert.Equal(100, head.Length);
        Assert.All(codes, code => Assert.Contains(code, Encoding.UTF8.GetString(whole), StringComparison.Ordinal));
        Assert.Equal((40402, 40402), (foreign.Code, behind.Code));
    }

    [Fact]
    public async Task Report_OfAnUploadWithRefusedRows_TellsThemAll()
    {
        var number = server.NextNumber();
        var bad = Enumerable.Range(0, 1_200).Select(row => ($"8190001BAD{row}", 1, (string?)null));
        var upload = await server.Producer.CallAsync(
            "/tracCodgInfo",
            JsonDocuments.Codes(number, [(TestData.Code(TestData.UnitPrefix, server.NextSerial()), 1, null), .. bad]));
        Assert.Equal((20001, 1_000, "1"), (upload.Code, upload.Errors.Count, upload["errMore"].GetString()));

        var report = await server.Producer.CallAsync("/report", new { docNo = number, kind = "tracCodgInfo" });

        Assert.Equal(0, report.Code);
        Assert.Equal(1_200, report["rejCnt"].GetInt32());
        Assert.Equal(Enumerable.Range(2, 1_200), report.Errors.Select(error => error.GetProperty("rowNo").GetInt32()));
        Assert.Equal(40402, (await server.Distributor.CallAsync("/report", new { docNo = number, kind = "tracCodgInfo" })).Code);
    }

    [Fact]
    public async Task Duties_OfAProducer_TellWhatIsNotShippedYet()
    {
        await server.ActivateCaseAsync();

        var answer = await server.Producer.CallAsync("/duties", new { });
        var distributor = await server.Distributor.CallAsync("/duties", new { });

        Assert.Contains(answer["dutyList"].EnumerateArray(), duty => Text(duty, "dutyType") == "1" && Text(
            duty, "manuLotnum") == "A20260101");
        Assert.Contains(answer["intfList"].EnumerateArray(), one => Text(one, "name") == "shpInfo" && Text(one, "oblg") == "1");
        Assert.Contains(distributor["intfList"].EnumerateArray(), one => Text(one, "name") == "circInfo" && Text(
            one, "oblg") == "1");
        Assert.Contains(distributor["intfList"].EnumerateArray(), one => Text(one, "name") == "domDrugInfo" && Text(
            one, "oblg") == "0");
    }

    [Fact]
    public async Task Download_OnAHostWithoutTheFile_IsAnsweredAsNotAvailable()
    {
        var elsewhere = Directory.CreateTempSubdirectory("traceengine-elsewhere");
        try
        {
            var codes = await server.ActivateCaseAsync();
            var status = await server.Producer.CallAsync(
                "/export", new { exptType = "csv", tracCodgList = codes.Select(code => new { tracCodg = code }) });
            var task = status["taskId"].GetString()!;
            while (status["stas"].GetString() is "0" or "1")
            {
                status = await server.Producer.CallAsync("/export/status", new { taskId = task });
            }

            await using var second = await server.Server.StartSecondHostAsync(new ServerSetup
            {
                Settings = new Dictionary<string, string?> { ["Query:Exports:Folder"] = elsewhere.FullName },
            });
            using var caller = new JsonCaller(second.JsonEndpoint, server.ProducerKey);
            var answer = await caller.CallAsync("/export/download", new { taskId = task });

            Assert.Equal(50301, answer.Code);
            Assert.NotEmpty(await DownloadAsync(task, null));
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Limits_OfTheFacade_StandBesideThoseOfTheEngine()
    {
        var answer = await server.Producer.CallAsync("/limits", new { });

        var settings = answer["limitList"].EnumerateArray().Select(limit => Text(limit, "setting")).ToList();
        Assert.Contains("Signing:ParamCharactersAtMost", settings);
        Assert.Contains("Query:CallTimeout", settings);
        Assert.Equal(settings.Count, settings.Distinct().Count());
    }

    [Fact]
    public async Task Correction_OfAShippingDocument_WithdrawsItForBothInterfaces()
    {
        var codes = await server.ActivateCaseAsync();
        var number = server.NextNumber();
        await server.Producer.CallAsync(
            "/shpInfo",
            JsonDocuments.Flow(
                Contracts.Uploads.UploadKind.Shipping, number, [codes[0]],
                ("shpOrgUscc", server.ProducerKey.CreditCode), ("shppOrgUscc", server.DistributorKey.CreditCode)));

        var answer = await server.Producer.CallAsync(
            "/corrInfo", new { docNo = number, kind = "shpInfo", chgRea = "录入错误", contact = "021-00000000" });

        Assert.True(answer.Code == 0, answer.Text);
        var node = Assert.Single((await server.ChainAsync(codes[0])).Nodes, node => node.Kind == FlowKind.Shipping);
        Assert.True(node.Withdrawn);
        var told = await server.Producer.CallAsync("/query/codg", new { tracCodg = codes[0] });
        Assert.Equal("2", Text(told["nodeList"].EnumerateArray().First(), "stas"));
    }

    [Fact]
    public async Task Correction_OfALotsDates_ChangesThemOnceForEachNumber()
    {
        var serial = server.NextSerial();
        var code = TestData.Code(TestData.UnitPrefix, serial);
        var document = JsonDocuments.Codes(server.NextNumber(), (code, 1, null));
        document["manuLotnum"] = $"CORR-{serial}";
        await server.Producer.CallAsync("/tracCodgInfo", document);
        var correction = new
        {
            manuLotnum = $"CORR-{serial}",
            medListCodg = JsonDocuments.NhsaCode,
            drugProdBarc = JsonDocuments.Barcode,
            manuDate = "2026-01-02",
            expyEnd = "2027-11-30",
            chgRea = "日期录入错误",
            corrNo = $"GZ-{serial}",
            corrTime = "2026-01-06 08:00:00",
        };

        var answer = await server.Producer.CallAsync("/corrInfo", correction);
        var again = await server.Producer.CallRawAsync("/corrInfo", JsonSerializer.Serialize(correction));

        Assert.True(answer.Code == 0, answer.Text);
        Assert.Equal(("1", answer["receipt"].GetString()), (again["repeated"].GetString(), again["receipt"].GetString()));
        Assert.Equal("2027-11-30", (await server.ChainAsync(code)).Lot.ExpiresOn);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<byte[]> DownloadAsync(string task, string? range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/export/download")
        {
            Content = new StringContent(
                server.Producer.Body(JsonSerializer.Serialize(new { taskId = task })), Encoding.UTF8, "application/json"),
        };
        if (range is not null)
        {
            request.Headers.TryAddWithoutValidation("Range", range);
        }

        using var response = await server.Producer.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(range is null ? 200 : 206, (int)response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}

using Spectre.Console;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Tests.Uploads.Mapping;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Functional.Tests.Kit;
using TraceEngine.Host.Importing;
using TraceEngine.Host.Importing.Streams;
using TraceEngine.Host.Importing.Uploads;

namespace TraceEngine.Functional.Tests.Importing;

/// <summary>The eight uploads, as <c>trace import</c> sends them, against the real server.</summary>
public sealed class UploadImportTests(ServersFixture fixture) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("traceengine-import");
    private TestServer _server = null!;
    private TestEnterprise _maker = null!;
    private TestEnterprise _dealer = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(fixture);
        _maker = await _server.AddEnterpriseAsync(1, EnterpriseRole.DrugProducer, EnterpriseRole.ConsumableProducer);
        _dealer = await _server.AddEnterpriseAsync(2, EnterpriseRole.Distributor);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Products_OfEachKind_AreRegisteredOnce()
    {
        await AssertCompleteAsync(_maker, "domestic", UploadKind.DomesticDrug, 1, ImportRows.Drug());
        await AssertCompleteAsync(_maker, "consumable", UploadKind.Consumable, 1, [ImportRows.Consumable(_maker.CreditCode)]);
        var again = Path.Combine(_folder.FullName, "domestic.csv");
        var (outcome, _) = await ImportAsync(
            _maker, again, new FileImportSettings { Kind = UploadKind.DomesticDrug, IsConfirmed = true });
        Assert.Equal(ImportOutcome.AlreadyImported, outcome);
        Assert.Equal(2, await _server.CountAsync("products"));
    }

    [Fact]
    public async Task Products_Imported_AreRegistered() =>
        await AssertCompleteAsync(_maker, "imported", UploadKind.ImportedDrug, 1, ImportRows.Drug(isImported: true));

    [Fact]
    public async Task Codes_ActivatedPackedReplacedAndEnded_StandInTheTables()
    {
        await AssertCompleteAsync(_maker, "drug", UploadKind.DomesticDrug, 1, ImportRows.Drug());
        var units = Enumerable.Range(1, 5).Select(serial => TestData.Code(TestData.UnitPrefix, serial)).ToList();
        var box = TestData.Code(TestData.BoxPrefix, 1);
        await AssertCompleteAsync(_maker, "codes", UploadKind.TraceCodes, 13,
        [
            .. units.Select((unit, i) => ImportRows.Code(i + 2, "1", unit, ("tracPacLv", "1"))),
            ImportRows.Code(7, "1", box, ("tracPacLv", "2")),
            ImportRows.Code(8, "2", units[0], ("prntTracCodg", box)),
            ImportRows.Code(9, "2", units[1], ("prntTracCodg", box)),
            ImportRows.Code(10, "3", units[1], ("prntTracCodg", box)),
            ImportRows.Code(11, "4", units[2], ("oldTracCodg", units[0]), ("chgRea", "破损")),
            ImportRows.Code(12, "5", units[1], ("chgRea", "作废")),
            ImportRows.Code(13, "6", units[3]),
            ImportRows.Code(14, "7", units[4], ("chgRea", "过期"), ("exctPsn", "张三"), ("spvPsn", "李四")),
        ]);
        Assert.Equal(
            [3, 1, 0, 4, 2],
            await StatesAsync(units));
        Assert.Equal(1, await _server.ReadAsync<long>("SELECT count(*) FROM codes WHERE parent IS NOT NULL"));
    }

    [Fact]
    public async Task Goods_ShippedDeliveredReceivedAndCirculated_MoveOn()
    {
        var units = await ActivateAsync(4);
        await AssertCompleteAsync(_maker, "ship", UploadKind.Shipping, 3,
            units[..3].Select((unit, i) => ImportRows.Flow(i + 2, "FH-1", _maker, _dealer, unit, ("shpType", "201"))));
        await AssertCompleteAsync(_maker, "deliver", UploadKind.Delivery, 1,
        [
            ImportRows.Flow(
                2, "PS-1", _maker, _dealer, units[0],
                ("delvEmp", "示例物流"), ("delvEmpUscc", _maker.CreditCode), ("delvTime", "2026-01-17 09:00:00"), ("delvStas", "1")),
        ]);
        await AssertCompleteAsync(_dealer, "receive", UploadKind.Receiving, 3,
        [
            ImportRows.Flow(2, "SH-1", _maker, _dealer, units[0], ("shpType", "102")),
            ImportRows.Flow(3, "SH-1", _maker, _dealer, units[1], ("shpType", "102")),
            ImportRows.Flow(
                4, "SH-1", _maker, _dealer, "", ("shpType", "102"), ("rejTracCodg", units[2]), ("rejRea", "破损")),
        ]);
        await AssertCompleteAsync(_dealer, "circulate", UploadKind.Circulation, 1,
        [
            ImportRows.Flow(
                2, "LT-1", _dealer, _maker, units[0],
                ("invType", "201"), ("circOrgUscc", _dealer.CreditCode), ("circOrgName", "流通方"),
                ("circTime", "2026-01-19 08:00:00")),
        ]);
        Assert.Equal(4, await _server.ReadAsync<long>("SELECT count(*) FROM documents WHERE state = 1"));
        Assert.Equal(1, await _server.CountAsync("rejected_items"));
    }

    [Fact]
    public async Task Flow_LargerThanABatch_IsOneCompleteDocument()
    {
        var units = await ActivateAsync(45_000);
        await AssertCompleteAsync(_maker, "large", UploadKind.Shipping, 45_000,
            units.Select((unit, i) => ImportRows.Flow(i + 2, "FH-9", _maker, _dealer, unit, ("shpType", "201"))));
        Assert.Equal(
            1, await _server.ReadAsync<long>("SELECT count(*) FROM documents WHERE state = 1 AND expected_count = 45000"));
        Assert.Equal(45_000, await _server.CountAsync("flow_items"));
    }

    [Fact]
    public async Task Flow_ProcessDiedHalfway_GoesOnWhereTheServerIs()
    {
        var units = await ActivateAsync(45_000);
        var rows = units.Select((unit, i) => ImportRows.Flow(i + 2, "FH-8", _maker, _dealer, unit, ("shpType", "201"))).ToList();
        var plan = ImportRows.Plan(UploadKind.Shipping, rows);
        var sha256 = ImportRows.Sha256("halfway");
        await using (var client = _server.Connect(_maker))
        {
            using var batches = new FlowPartBatches(plan.Flows);
            var content = new ImportContent(UploadImport.NaturalName(sha256), sha256, batches.RowCount, IsWhole: true);
            var screen = Screen(new StringWriter());
            var first = new StreamedImport<FlowBatch>(
                client, new ImportTargets(client, screen).Flow, content, screen, TimeProvider.System);
            await first.SendAsync(new EarlyEnd<FlowBatch>(batches, 2), "t", Cancel);
            Assert.Null(await first.FindFinishedAsync(Cancel));
        }

        Assert.Equal(0, await _server.ReadAsync<long>("SELECT count(*) FROM documents WHERE state = 1"));
        var again = Import(_maker, out var shown);
        Assert.Equal(ImportOutcome.Complete, await again.RunAsync("t", sha256, plan, false, Cancel));
        Assert.Contains("going on from row 40001", shown.ToString(), StringComparison.Ordinal);
        Assert.Equal((45_000, 0), (again.Tally.Accepted, again.Tally.Refused));
        Assert.Equal(45_000, await _server.CountAsync("flow_items"));
        Assert.Equal(1, await _server.ReadAsync<long>("SELECT count(*) FROM documents WHERE state = 1"));
    }

    [Fact]
    public async Task Refusals_OfServerAndFile_CarryTheRowNumbersOfTheFile()
    {
        var units = await ActivateAsync(1);
        var rows = new[]
        {
            ImportRows.Flow(2, "FH-2", _maker, _dealer, TestData.Code(TestData.UnitPrefix, 99), ("shpType", "201")),
            ImportRows.Flow(3, "FH-3", _maker, _dealer, units[0], ("shpType", "201")),
            ImportRows.Flow(4, "FH-3", _dealer, _maker, units[0], ("shpType", "201")),
        };
        var import = Import(_maker, out _);
        var outcome = await import.RunAsync(
            "t", ImportRows.Sha256("refused"), ImportRows.Plan(UploadKind.Shipping, rows), false, Cancel);
        Assert.Equal(ImportOutcome.WithRefusals, outcome);
        Assert.Equal((1, 2), (import.Tally.Accepted, import.Tally.Refused));
        Assert.Equal(
            [(2, "NotActive"), (4, "DocumentDiffers")],
            import.Tally.Refusals.Select(row => (row.RowNumber, row.Reason)));
    }

    [Fact]
    public async Task Refusals_OfATable_ComeBackAsAReportThatCanBeImported()
    {
        var units = await ActivateAsync(2);
        var wrong = TestData.Code(TestData.UnitPrefix, 99);
        var path = ImportFile.Write(_folder.FullName, "mixed.csv", UploadKind.Shipping,
        [
            ImportRows.Flow(2, "FH-5", _maker, _dealer, units[0], ("shpType", "201")),
            ImportRows.Flow(3, "FH-6", _maker, _dealer, wrong, ("shpType", "201")),
        ]);
        var report = Path.Combine(_folder.FullName, "mixed.refused.csv");
        var (outcome, shown) = await ImportAsync(
            _maker, path, new FileImportSettings { Kind = UploadKind.Shipping, ReportPath = report });
        Assert.Equal(ImportOutcome.WithRefusals, outcome);
        Assert.Contains(wrong, shown, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(report, Cancel);
        Assert.Equal(2, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("追溯码 tracCodg", text, StringComparison.Ordinal);
        var mended = text
            .Replace(wrong, units[1], StringComparison.Ordinal)
            .Replace("FH-6", "FH-7", StringComparison.Ordinal);
        await File.WriteAllTextAsync(report, mended, Cancel);
        (outcome, shown) = await ImportAsync(_maker, report, new FileImportSettings { Kind = UploadKind.Shipping });
        Assert.True(outcome == ImportOutcome.Complete, shown);
    }

    [Fact]
    public async Task Bill_OfAScanGun_IsReadWithTheImporterAsItsOwnSide()
    {
        var units = await ActivateAsync(2);
        await AssertCompleteAsync(_maker, "ship", UploadKind.Shipping, 2,
            units.Select((unit, i) => ImportRows.Flow(i + 2, "FH-1", _maker, _dealer, unit, ("shpType", "201"))));
        var path = Path.Combine(_folder.FullName, "bill.xml");
        await File.WriteAllTextAsync(
            path,
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document SN="1" Version="3.0"><Events><Event Name="PurchaseWareHouseIn" MainAction="WareHouseIn"><DataField>
            <Data Code="{units[0]}" CorpOrderID="RK-1" ActDate="2026-01-18 08:00:01"
              FromCorpID="{_maker.CreditCode}" ToCorpID="{_dealer.CreditCode}"/>
            <Data Code="{units[1]}" CorpOrderID="RK-1" ActDate="2026-01-18 08:00:02"
              FromCorpID="{_maker.CreditCode}" ToCorpID="{_dealer.CreditCode}"/>
            </DataField></Event></Events></Document>
            """,
            Cancel);
        var (outcome, shown) = await ImportAsync(_dealer, path, new FileImportSettings { IsConfirmed = true });
        Assert.True(outcome == ImportOutcome.Complete, shown);
        Assert.Contains("accepted 2,", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_AllChecksRun_NothingIsWritten()
    {
        var units = await ActivateAsync(1);
        var rows = new[]
        {
            ImportRows.Flow(2, "FH-4", _maker, _dealer, units[0], ("shpType", "201")),
            ImportRows.Flow(3, "FH-4", _maker, _dealer, TestData.Code(TestData.UnitPrefix, 99), ("shpType", "201")),
        };
        var import = Import(_maker, out _);
        var outcome = await import.RunAsync(
            "t", ImportRows.Sha256("dry"), ImportRows.Plan(UploadKind.Shipping, rows), true, Cancel);
        Assert.Equal(ImportOutcome.WithRefusals, outcome);
        Assert.Equal((1, 1, 3), (import.Tally.Accepted, import.Tally.Refused, import.Tally.Refusals.Single().RowNumber));
        Assert.Equal(0, await _server.CountAsync("documents"));
    }

    private async Task<List<string>> ActivateAsync(int count)
    {
        await AssertCompleteAsync(_maker, "drug", UploadKind.DomesticDrug, 1, ImportRows.Drug());
        var units = Enumerable.Range(1, count).Select(serial => TestData.Code(TestData.UnitPrefix, serial + 1000)).ToList();
        await AssertCompleteAsync(_maker, "codes", UploadKind.TraceCodes, count,
            units.Select((unit, i) => ImportRows.Code(i + 2, "1", unit, ("tracPacLv", "1"))));
        return units;
    }

    private async Task AssertCompleteAsync(
        TestEnterprise enterprise, string file, UploadKind kind, long rows, IEnumerable<WireRow> source)
    {
        var path = ImportFile.Write(_folder.FullName, $"{file}.csv", kind, source);
        var (outcome, shown) = await ImportAsync(enterprise, path, new FileImportSettings { Kind = kind, IsConfirmed = true });
        Assert.True(
            outcome == ImportOutcome.Complete
                && shown.Contains($"accepted {ImportScreen.Number(rows)},", StringComparison.Ordinal),
            $"{kind}: {outcome}\n{shown}");
    }

    private async Task<(ImportOutcome Outcome, string Shown)> ImportAsync(
        TestEnterprise enterprise, string path, FileImportSettings settings)
    {
        var shown = new StringWriter();
        var profile = new Host.Profiles.Profile(_server.Endpoint, enterprise.Ak, enterprise.Sk, enterprise.CreditCode, "测试企业");
        await using var client = _server.Connect(enterprise);
        settings = settings with { ReportPath = settings.ReportPath ?? Path.Combine(_folder.FullName, "refused.csv") };
        var import = new FileImport(client, profile, settings, Screen(shown), TimeProvider.System);
        return (await import.RunAsync(path, Cancel), shown.ToString());
    }

    private UploadImport Import(TestEnterprise enterprise, out StringWriter screen)
    {
        screen = new StringWriter();
        return new UploadImport(_server.Connect(enterprise), Screen(screen), TimeProvider.System);
    }

    private static ImportScreen Screen(StringWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Profile.Width = 1_000;
        return new ImportScreen(console, TimeProvider.System);
    }

    private async Task<List<int>> StatesAsync(IEnumerable<string> codes)
    {
        var states = new List<int>();
        foreach (var code in codes)
        {
            states.Add(await _server.ReadAsync<short>(
                "SELECT state FROM codes WHERE code = $1", Convert.FromHexString("14" + code)));
        }

        return states;
    }
}

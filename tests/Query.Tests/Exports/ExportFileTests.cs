using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Tests.Exports;

/// <summary>What stands in the files.</summary>
public sealed class ExportFileTests(QueryFixture fixture)
{
    private const string Unknown = "81000019999999999999";
    private const string NoCode = "=cmd|' /C calc'!A0";

    [Fact]
    public async Task Csv_CodesOfAllSorts_HaveARowForEachNodeAndSayWhatIsMissing()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        await using var host = await stage.StartAsync();
        var unit = ExportStage.UnitOf(0, 3);

        var rows = CsvText.Read(await ExportStage.ExportAsync(host, ExportFormat.Csv, unit, Unknown, NoCode));

        Assert.Equal(1 + 2 + 1 + 1, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Equal(
            [$"\t{unit}", $"\t{unit}", $"\t{Unknown}", $"'{NoCode}"], rows.Skip(1).Select(row => row[0]));
        Assert.StartsWith("未找到", Cell(rows, 3, "result"), StringComparison.Ordinal);
        Assert.StartsWith("不是追溯码", Cell(rows, 4, "result"), StringComparison.Ordinal);
        Assert.Equal(
            ["1", "盒", $"\t{ExportStage.BoxOf(0)}", "4", "已出"],
            Cells(rows, 1, "package_level", "level_name", "parent_code", "status", "status_name"));
        Assert.Equal(
            ["\tP-1", "国产药", "\t20250601", "2027-05-31", "2025-06-02T16:00:00+08:00"],
            Cells(rows, 1, "product_code", "product_kind", "lot_number", "expires_on", "activated_at"));
        Assert.Equal(
            ["发货", "\tSO-1,\"=1\"", "完成", "否"],
            Cells(rows, 1, "node_type", "document_number", "node_state", "withdrawn"));
        Assert.Equal(
            ["流通", "'=HYPERLINK(1)", $"\t{ExportStage.BoxOf(0)}"],
            Cells(rows, 2, "node_type", "document_number", "via_code"));
    }

    [Fact]
    public async Task Formats_SameCodes_HoldTheSameCells()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        await using var host = await stage.StartAsync();
        string[] codes = [.. ExportStage.Codes, Unknown, NoCode];

        var csv = CsvText.Read(await ExportStage.ExportAsync(host, ExportFormat.Csv, codes));
        var book = BookText.Read(await ExportStage.ExportAsync(host, ExportFormat.Xlsx, codes));
        var parquet = await ParquetText.ReadAsync(await ExportStage.ExportAsync(host, ExportFormat.Parquet, codes));

        Assert.Equal(["链汇总 chains", "明细 nodes"], book.Select(sheet => sheet.Name));
        var plain = csv.ConvertAll(row => row.Select(cell => cell.TrimStart('\t', '\'')).ToArray());
        Assert.Equal(plain, book[1].Rows);
        Assert.Equal(plain.Skip(1), parquet.Skip(1));
        Assert.Equal(plain[0].Select(heading => heading.Split(' ')[1]), parquet[0]);
        Assert.Equal(codes, book[0].Rows.Skip(1).Select(row => row[0]));
        var boxTwo = book[0].Rows.FindIndex(row => row[0] == ExportStage.BoxOf(2));
        Assert.Equal(["2"], Cells(book[0].Rows, boxTwo, "node_count"));
    }

    [Fact]
    public async Task Csv_WithAReplica_HasItsChainsFromThereAndItsJobFromThePrimary()
    {
        using var primary = await ExportStage.CreateAsync(fixture);

        // In the place of a replica, so that the two can be told apart: a database in which one code has ended.
        using var replica = await ExportStage.CreateAsync(fixture);
        await using (var other = await replica.StartAsync())
        {
            await other.Data.RunAsync("end_code", SampleCode.Key(ExportStage.BoxOf(3)));
        }

        await using var host = await primary.StartAsync(("Query:Exports:Replica", replica.ConnectionString));

        var rows = CsvText.Read(await ExportStage.ExportAsync(host, ExportFormat.Csv, ExportStage.BoxOf(3)));

        Assert.Equal($"{(int)CodeStatus.Voided}", Cell(rows, 1, "status"));
        await using var alone = await primary.StartAsync();
        Assert.Single((await alone.Exports.ListExportsAsync(
            new ListExportsRequest(),
            QueryHost.As(SampleData.Producer),
            cancellationToken: TestContext.Current.CancellationToken))
            .Exports);
    }

    [Fact]
    public async Task Replica_ThatIsNoConnectionString_StopsTheStartAndIsNotTold()
    {
        using var stage = await ExportStage.CreateAsync(fixture);

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => stage.StartAsync(("Query:Exports:Replica", "secret-of-somebody")));

        Assert.Contains("Query:Exports:Replica", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-somebody", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_ByRanges_IsTheWholeFile()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        await using var host = await stage.StartAsync();
        var export = await ExportStage.WaitAsync(
            host, (await ExportStage.CreateAsync(host, ExportFormat.Csv, ExportStage.Codes)).ExportId);
        var whole = await ExportStage.DownloadAsync(host, export.ExportId);
        var middle = (ulong)whole.Length / 2;

        byte[] pieces =
        [
            .. await ExportStage.DownloadAsync(host, export.ExportId, 0, middle),
            .. await ExportStage.DownloadAsync(host, export.ExportId, middle),
        ];

        Assert.Equal(whole, pieces);
        Assert.Equal((ulong)whole.Length, export.Bytes);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(whole), export.Sha256.ToByteArray());
        Assert.Empty(await ExportStage.DownloadAsync(host, export.ExportId, (ulong)whole.Length));
        await ExportStage.UntilAsync(() => Task.FromResult(stage.Files().Length == 1));
    }

    private static string[] Cells(List<string[]> rows, int row, params string[] names) =>
        [.. names.Select(name => Cell(rows, row, name))];

    private static string Cell(List<string[]> rows, int row, string name) =>
        rows[row][Array.FindIndex(rows[0], heading => heading.Split(' ')[1] == name)];
}

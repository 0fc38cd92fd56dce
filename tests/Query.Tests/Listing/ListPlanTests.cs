using Npgsql;
using TraceEngine.Query.Listing;

namespace TraceEngine.Query.Tests.Listing;

/// <summary>Lists read by index and block range, with and without statistics, under the plans that the server keeps.</summary>
public sealed class ListPlanTests(QueryFixture fixture)
{
    private const string Batches = "('{\"\\\\x010203\"}', '{1001}')";
    private const string Sections = "('{1001,1002}')";

    public static TheoryData<string, string, string> Plans => new()
    {
        { ListingSql.ListSectionCodes, "('{1001,1002}', 1001, '\\x14', 0, 1001)", "codes_by_section" },
        { ListingSql.ReadStoredCodes, "('{\"\\\\x1481000010000000000001\"}')", "codes_pkey" },
        { ListingSql.ListLotSections, "(31, 0, 256)", "sections_by_lot" },
        { ListingSql.ReadCodeOrigins, Sections, "sections_pkey" },
        { ListingSql.ReadSectionBatches, Sections, "sections_pkey" },
        { ListingSql.ReadUploads, Batches, "batches_pkey" },
        { ListingSql.ReadUploadSections, Batches, "sections_by_batch" },
        { ListingSql.ListUploads, "('2025-06-03', '2025-06-04', 11)", "batches_by_upload" },
        { ListingSql.ListDocumentParts, "('\\x00000000000000000000000000000001', 0, 0, 99999, 10)", "document_parts_pkey" },
    };

    [Fact]
    public async Task Statements_OnLargeTables_NeverReadThemWhole()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        foreach (var fill in new[]
        {
            "fill_lot_codes", "fill_uploads", "fill_sections", "fill_document_parts", "summarize_codes", "summarize_uploads",
        })
        {
            await host.Data.RunAsync(fill);
        }

        await AssertPlansAsync(host);
        await host.Data.RunAsync("analyze_listed");
        await AssertPlansAsync(host);
    }

    [Fact]
    public async Task SectionCodes_AfterAllWereRepacked_AreStillFoundInFewBlocks()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        await host.Data.RunAsync("fill_lot_codes");
        await host.Data.RunAsync("repack_codes");
        await host.Data.RunAsync("summarize_codes");
        await using var connection = await host.ListConnections.OpenAsync(TestContext.Current.CancellationToken);

        var plan = await ExplainAsync(
            connection, ListingSql.ListSectionCodes, "('{1200}', 1200, '\\x', 0, 1000)", "explain_listed_blocks");

        // 500 codes of 200,000, all of them moved once: a small part of the table is looked at.
        var removed = plan.Split('\n').Single(line => line.Contains("Rows Removed by Index Recheck", StringComparison.Ordinal));
        Assert.InRange(int.Parse(removed.Split(':')[1]), 0, 20_000);
        Assert.Contains("rows=500", plan, StringComparison.Ordinal);
    }

    private static async Task AssertPlansAsync(QueryHost host)
    {
        await using var connection = await host.ListConnections.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var row in Plans)
        {
            var (statement, arguments, index) = row.Data;
            var plan = await ExplainAsync(connection, statement, arguments, "explain_listed");

            Assert.Contains(index, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }

    private static async Task<string> ExplainAsync(
        NpgsqlConnection connection, string statement, string arguments, string explain)
    {
        await RunAsync(connection, $"{TestSql.Load("prepare_listed")} {statement}");
        var plan = await RunAsync(connection, $"{TestSql.Load(explain)} {arguments}");
        await RunAsync(connection, TestSql.Load("forget_listed"));
        return plan;
    }

    private static async Task<string> RunAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }
}

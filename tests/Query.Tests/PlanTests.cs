using Npgsql;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Tests;

public sealed class PlanTests(QueryFixture fixture)
{
    [Fact]
    public async Task StatementsByKey_With200000RowsAndAnyStatistics_ReadTheIndex()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        await host.Data.RunAsync("fill_codes");
        await host.Data.RunAsync("fill_packagings");
        await host.Data.RunAsync("fill_code_texts");

        await AssertIndexScansAsync(host);
        await host.Data.RunAsync("analyze_filled");
        await AssertIndexScansAsync(host);
    }

    [Fact]
    public async Task UnseenCodes_WithLargeTablesAndAnyStatistics_AskThemByKey()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        foreach (var fill in new[] { "fill_codes", "fill_code_texts", "fill_flow_items", "fill_sections" })
        {
            await host.Data.RunAsync(fill);
        }

        await AssertWalksByKeyAsync(host);
        await host.Data.RunAsync("analyze_filled");
        await AssertWalksByKeyAsync(host);
    }

    [Fact]
    public async Task Connection_Writing_IsRefused()
    {
        await using var host = await QueryHost.StartAsync(fixture);
        await using var connection = await host.Database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(TestSql.Load("try_to_write"), connection);

        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refused.SqlState);
    }

    private static async Task AssertWalksByKeyAsync(QueryHost host)
    {
        await using var connection = await host.Database.OpenAsync(TestContext.Current.CancellationToken);
        (string Statement, string Arguments, string Parameter, string[] Tables)[] statements =
        [
            (LineageSql.ReadUnseenPaths, "('{}', 16)", "$2", ["codes", "code_texts", "flow_items", "sections"]),
            (LineageSql.ReadUnseenGoods, "('{}')", "$1", ["codes", "sections"]),
        ];
        foreach (var (statement, arguments, parameter, tables) in statements)
        {
            await RunAsync(connection, $"{TestSql.Load("prepare_listed")} {statement}");
            var plan = await RunAsync(connection, $"{TestSql.Load("explain_listed")} {arguments}");
            await RunAsync(connection, TestSql.Load("forget_listed"));

            // Small tables may be read whole; that the plan is a generic one shows in its parameter.
            Assert.Contains(parameter, plan, StringComparison.Ordinal);
            foreach (var table in tables)
            {
                Assert.Contains($"{table}_pkey", plan, StringComparison.Ordinal);
                Assert.DoesNotContain($"Seq Scan on {table}", plan, StringComparison.Ordinal);
            }
        }
    }

    private static async Task AssertIndexScansAsync(QueryHost host)
    {
        await using var connection = await host.Database.OpenAsync(TestContext.Current.CancellationToken);
        string[] statements =
        [
            LineageSql.ReadPlaces, LineageSql.ReadCodeTexts, LineageSql.ReadPackagings, LineageSql.ReadChildren,
            LineageSql.ReadPaths,
        ];
        foreach (var statement in statements)
        {
            await RunAsync(connection, $"{TestSql.Load("prepare_by_keys")} {statement}");
            var plan = await RunAsync(connection, TestSql.Load("explain_by_keys"));
            await RunAsync(connection, TestSql.Load("forget_by_keys"));

            // The parameter itself stands in a generic plan: it is the same for one key and for 10,000.
            Assert.Contains("$1", plan, StringComparison.Ordinal);
            Assert.Contains("Index Cond", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
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

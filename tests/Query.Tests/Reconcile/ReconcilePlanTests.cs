using Npgsql;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Reconcile;

namespace TraceEngine.Query.Tests.Reconcile;

public sealed class ReconcilePlanTests(QueryFixture fixture)
{
    private static readonly byte[][] Keys = [SampleCode.Key(SampleCode.OnLevel(1, 1)), SampleCode.Key(SampleCode.OnLevel(1, 2))];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LotCodes_With200000RowsAndAnyStatistics_AreReadByBlockRanges(bool withStatistics)
    {
        await using var host = await FilledAsync(withStatistics);
        await using var connection = await host.ReconcileConnections.OpenAsync(TestContext.Current.CancellationToken);

        var plan = await ExplainAsync(connection, ReconcileSql.OpenLotCodes, new long[] { 1_010, 1_011, 1_200 });

        Assert.Contains("codes_by_section", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task StatementsByKey_With200000RowsAndAnyStatistics_ReadTheIndex(bool withStatistics)
    {
        await using var host = await FilledAsync(withStatistics);
        await using var connection = await host.ReconcileConnections.OpenAsync(TestContext.Current.CancellationToken);
        string[] statements =
        [
            LineageSql.ReadPlaces, LineageSql.ReadFormerParents, LineageSql.ReadFlowItems, LineageSql.ReadHolders,
            ReconcileSql.FindPackages,
        ];
        foreach (var statement in statements)
        {
            var plan = await ExplainAsync(connection, statement, Keys);

            Assert.Contains("Index Cond", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }

    private async Task<QueryHost> FilledAsync(bool withStatistics)
    {
        var host = await QueryHost.StartAsync(fixture);
        foreach (var fill in new[] { "fill_lot_codes", "fill_packagings", "fill_flow_items", "summarize_codes" })
        {
            await host.Data.RunAsync(fill);
        }

        if (withStatistics)
        {
            await host.Data.RunAsync("analyze_filled");
        }

        return host;
    }

    private static async Task<string> ExplainAsync<T>(NpgsqlConnection connection, string statement, T value)
    {
        await using var command = new NpgsqlCommand($"{TestSql.Load("explain_next")} {statement}", connection)
        {
            Parameters = { new NpgsqlParameter<T> { TypedValue = value } },
        };
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }
}

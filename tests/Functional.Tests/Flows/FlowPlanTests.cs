using Npgsql;
using TraceEngine.Functional.Tests.Kit;
using TraceEngine.Ingest.Copying.Postgres.Flows;

namespace TraceEngine.Functional.Tests.Flows;

/// <summary>
/// The statements of flow documents find rows by their keys, with and without statistics, however many keys come.
/// </summary>
public sealed class FlowPlanTests(ServersFixture fixture)
{
    private const int Codes = 100_000;
    private const string Document = "'\\x00000000000000000000000000000001'";

    private static readonly string[] Tables = ["codes", "flow_items", "document_ancestors", "terminations", "former_parents"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FlowStatements_OnLargeTables_NeverReadThemWhole(bool withStatistics)
    {
        await using var source = NpgsqlDataSource.Create(await fixture.CreateDatabaseAsync(Cancellation));
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        await FillAsync(connection, withStatistics);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await ExecuteAsync(connection, FlowSql.PlanByKey);

        (string Sql, string Arguments)[] statements =
        [
            (FlowSql.ReadPlaces, Keys(10_000)),
            (FlowSql.ReadItems, $"{Keys(10_000)}, {Document}"),
            (FlowSql.ReadInnerCodes, $"{Keys(10_000)}, {Document}"),
            (FlowSql.EndCodes, $"{Keys(10_000)}, 1"),
            (FlowSql.RestoreCodes, $"{Keys(10_000)}, {Document}, 1"),
            (FlowSql.ReadFormerLinks, Keys(10_000)),
        ];
        foreach (var (sql, arguments) in statements)
        {
            var plan = await ExplainAsync(connection, sql, arguments);
            Assert.Contains("Index", plan, StringComparison.Ordinal);
            foreach (var table in Tables)
            {
                Assert.False(plan.Contains($"Seq Scan on {table}", StringComparison.Ordinal), $"{sql}\n{plan}");
            }
        }
    }

    private static async Task FillAsync(NpgsqlConnection connection, bool withStatistics)
    {
        foreach (var table in Tables)
        {
            await ExecuteAsync(connection, $"ALTER TABLE {table} SET (autovacuum_enabled = off)");
        }

        await ExecuteAsync(
            connection,
            $"""
            INSERT INTO codes (section_id, level, state, code)
            SELECT i / 500, 1, 0, decode('148190001' || lpad(i::text, 13, '0'), 'hex') FROM generate_series(0, {Codes - 1}) i
            """);
        await ExecuteAsync(
            connection, $"INSERT INTO flow_items (section_id, code, document_id) SELECT 1, code, {Document} FROM codes");
        await ExecuteAsync(
            connection,
            $"INSERT INTO document_ancestors (ancestor, document_id, inner_code) SELECT code, {Document}, code FROM codes");
        await ExecuteAsync(
            connection,
            $"INSERT INTO terminations (code, document_id, section_id, reason) SELECT code, {Document}, 1, '' FROM codes");
        await ExecuteAsync(
            connection,
            "INSERT INTO former_parents (child, unpacked_section, ordinal, parent) SELECT code, 2, 0, code FROM codes");
        if (withStatistics)
        {
            await ExecuteAsync(connection, "ANALYZE");
        }
    }

    private static string Keys(int count)
    {
        var keys = Enumerable.Range(0, count).Select(i => $"\"\\\\x148190001{i * (Codes / count):D13}\"");
        return $"'{{{string.Join(',', keys)}}}'";
    }

    private static async Task<string> ExplainAsync(NpgsqlConnection connection, string sql, string arguments)
    {
        await ExecuteAsync(connection, $"PREPARE planned AS {sql}");
        var lines = new List<string>();
        await using (var command = new NpgsqlCommand($"EXPLAIN EXECUTE planned ({arguments})", connection))
        {
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            while (await reader.ReadAsync(Cancellation))
            {
                lines.Add(reader.GetString(0));
            }
        }

        await ExecuteAsync(connection, "DEALLOCATE planned");
        return string.Join('\n', lines);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}

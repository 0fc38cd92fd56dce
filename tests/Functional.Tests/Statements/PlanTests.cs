using Npgsql;
using TraceEngine.Functional.Tests.Kit;
using TraceEngine.Ingest.Copying.Postgres;

namespace TraceEngine.Functional.Tests.Statements;

/// <summary>The statements of the write path find rows by their keys, with and without statistics.</summary>
public sealed class PlanTests(ServersFixture fixture)
{
    private const int Codes = 200_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WritePath_OnLargeTables_NeverReadsThemWhole(bool withStatistics)
    {
        await using var source = NpgsqlDataSource.Create(await fixture.CreateDatabaseAsync(Cancellation));
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        await FillAsync(connection, withStatistics);

        // A plan made for thousands of keys of tables as small as these rightly reads them whole; the prepared one must not.
        (string Mode, int Keys)[] ways = [("force_custom_plan", 10), ("force_custom_plan", 100), ("force_generic_plan", 10_000)];
        foreach (var (mode, keys) in ways)
        {
            await ExecuteAsync(connection, $"SET plan_cache_mode = {mode}");
            foreach (var sql in new[] { CopySql.ReadExisting, CopySql.ReadParents, CopySql.ReadClaims })
            {
                AssertByIndex(await ExplainAsync(connection, sql, KeysLiteral(keys)), $"{mode}, {keys} keys");
            }

            if (mode == "force_generic_plan")
            {
                // As the server runs it: an index nested loop whatever the statistics say.
                var keyList = KeysLiteral(keys);
                var pack = await ExplainAsync(
                    connection, CopySql.PackCodes, $"{keyList}, {keyList}, array_fill(1::bigint, ARRAY[{keys}]), "
                    + $"array_fill(2::smallint, ARRAY[{keys}])");
                AssertByIndex(pack, "packing");
                Assert.DoesNotContain("Hash Join", pack, StringComparison.Ordinal);
                Assert.Contains("Nested Loop", pack, StringComparison.Ordinal);
            }

            var fence = await ExplainAsync(connection, CopySql.FenceStream, "'\\x01', 1, 1, 0");
            Assert.Contains("Index Scan", fence, StringComparison.Ordinal);
        }
    }

    private static void AssertByIndex(string plan, string how)
    {
        Assert.False(plan.Contains("Seq Scan on codes", StringComparison.Ordinal), $"{how}:\n{plan}");
        Assert.False(plan.Contains("Seq Scan on packagings", StringComparison.Ordinal), $"{how}:\n{plan}");
        Assert.Contains("Index", plan, StringComparison.Ordinal);
    }

    private static async Task FillAsync(NpgsqlConnection connection, bool withStatistics)
    {
        foreach (var table in new[] { "codes", "packagings", "sections", "streams", "lots" })
        {
            await ExecuteAsync(connection, $"ALTER TABLE {table} SET (autovacuum_enabled = off)");
        }

        await ExecuteAsync(
            connection, "INSERT INTO lots VALUES (1, 'L1', 1, 1, '2026-01-15', '2028-01-14', false, '2026-01-16')");
        await ExecuteAsync(
            connection,
            """
            INSERT INTO sections (section_id, stream_id, sequence, enterprise_id, product_id, product_version, lot_id, event_at,
                                  line, workshop, line_manager, pack_ratio)
            SELECT s, '\x01', s, 1, 1, 1, 1, '2026-01-16', '', '', '', '' FROM generate_series(0, 399) s
            """);
        await ExecuteAsync(
            connection,
            $"""
            INSERT INTO codes (section_id, level, state, code, parent)
            SELECT i / 500, 1, 0, decode('148190001' || lpad(i::text, 13, '0'), 'hex'),
                   decode('148190002' || lpad((i / 10)::text, 13, '0'), 'hex')
            FROM generate_series(0, {Codes - 1}) i
            """);
        await ExecuteAsync(
            connection,
            """
            INSERT INTO packagings (section_id, ordinal, action, mode, parent, children)
            SELECT min(section_id), 0, 1, 0, parent, array_agg(code) FROM codes GROUP BY parent
            """);
        await ExecuteAsync(
            connection,
            """
            INSERT INTO streams (stream_id, enterprise_id, kind, is_document, name, epoch, next_sequence, shelved_sequence,
                                 receipt)
            SELECT decode(lpad(to_hex(i), 32, '0'), 'hex'), 1, 1, false, i::text, 1, 1, 0, '\x00' FROM generate_series(1, 5000) i
            """);
        if (withStatistics)
        {
            await ExecuteAsync(connection, "ANALYZE");
        }
    }

    private static string KeysLiteral(int count)
    {
        var keys = Enumerable.Range(0, count).Select(i => $"\"\\\\x148190001{i * (Codes / count):D13}\"");
        return $"'{{{string.Join(',', keys)}}}'";
    }

    private static async Task<string> ExplainAsync(NpgsqlConnection connection, string sql, string arguments)
    {
        await ExecuteAsync(connection, $"PREPARE planned AS {sql}");
        await using (var command = new NpgsqlCommand($"EXPLAIN EXECUTE planned ({arguments})", connection))
        {
            var lines = new List<string>();
            await using (var reader = await command.ExecuteReaderAsync(Cancellation))
            {
                while (await reader.ReadAsync(Cancellation))
                {
                    lines.Add(reader.GetString(0));
                }
            }

            await ExecuteAsync(connection, "DEALLOCATE planned");
            return string.Join('\n', lines);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}

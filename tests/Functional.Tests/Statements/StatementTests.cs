using System.Reflection;
using Npgsql;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Statements;

/// <summary>Every statement that is compiled in fits the migrated schema.</summary>
public sealed class StatementTests(ServersFixture fixture)
{
    private static readonly Assembly[] Rooms =
    [
        typeof(Storage.Databases.SqlText).Assembly,
        typeof(Access.Keys.KeyRegistry).Assembly,
        typeof(Ingest.IngestServices).Assembly,
        typeof(Query.QueryServices).Assembly,
        typeof(Host.Serving.ServerHost).Assembly,
    ];

    // What can't be prepared: a database is made before there is a schema; a lock table and its lock, and what is done with an
    // open cursor, are no queries.
    private static readonly string[] NotPrepared =
    [
        "create_database", "create_migration_lock", "take_migration_lock", "fetch_lot_codes", "close_lot_codes",
    ];

    // Behind it stands the query of a cursor.
    private const string CursorFor = "CURSOR FOR";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Statements_OfAllRooms_FitTheMigratedSchema()
    {
        await using var source = NpgsqlDataSource.Create(await fixture.CreateDatabaseAsync(Cancellation));
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        var faults = new List<string>();
        var count = 0;
        foreach (var (name, sql) in Statements())
        {
            count++;
            try
            {
                await PrepareAsync(connection, sql);
            }
            catch (PostgresException exception)
            {
                faults.Add($"{name}: {exception.SqlState} {exception.MessageText}");
            }
        }

        Assert.Empty(faults);
        Assert.InRange(count, 50, 1000);
    }

    private static async Task PrepareAsync(NpgsqlConnection connection, string sql)
    {
        if (sql.StartsWith("COPY ", StringComparison.Ordinal))
        {
            // Beginning it makes the server check table, columns and format; cancelling leaves nothing.
            await using var transaction = await connection.BeginTransactionAsync(Cancellation);
            await using var stream = await connection.BeginRawBinaryCopyAsync(sql, Cancellation);
            await stream.CancelAsync();
            return;
        }

        var query = sql.StartsWith("DECLARE ", StringComparison.Ordinal)
            ? sql[(sql.IndexOf(CursorFor, StringComparison.Ordinal) + CursorFor.Length)..]
            : sql;
        await using var prepare = new NpgsqlCommand($"PREPARE checked AS {query}", connection)
        {
            AllResultTypesAreUnknown = true,
        };
        await prepare.ExecuteNonQueryAsync(Cancellation);
        await using var forget = new NpgsqlCommand("DEALLOCATE checked", connection);
        await forget.ExecuteNonQueryAsync(Cancellation);
    }

    private static IEnumerable<(string Name, string Sql)> Statements()
    {
        foreach (var room in Rooms)
        {
            foreach (var name in room.GetManifestResourceNames())
            {
                var isStatement = name.EndsWith(".sql", StringComparison.Ordinal)
                    && !name.Contains(".Migrations.", StringComparison.Ordinal)
                    && !NotPrepared.Any(skipped => name.EndsWith($".{skipped}.sql", StringComparison.Ordinal));
                if (isStatement)
                {
                    using var reader = new StreamReader(room.GetManifestResourceStream(name)!);
                    var lines = reader.ReadToEnd().Split('\n').SkipWhile(line => line.StartsWith("--", StringComparison.Ordinal));
                    yield return (name, string.Join('\n', lines).Trim().TrimEnd(';'));
                }
            }
        }
    }
}

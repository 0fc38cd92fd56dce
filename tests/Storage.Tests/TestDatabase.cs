using Npgsql;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Storage.Tests;

internal static class TestDatabase
{
    /// <summary>Runs the named statement on a fresh connection.</summary>
    public static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var command = source.CreateCommand(SqlText.Load(typeof(TestDatabase).Assembly, sql));
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}

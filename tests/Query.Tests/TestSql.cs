using TraceEngine.Storage.Databases;

namespace TraceEngine.Query.Tests;

internal static class TestSql
{
    public static string Load(string name) => SqlText.Load(typeof(TestSql).Assembly, $"Sql.{name}");
}

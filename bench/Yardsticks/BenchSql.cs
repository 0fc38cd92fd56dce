using TraceEngine.Storage.Databases;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>The statements of this folder.</summary>
internal static class BenchSql
{
    /// <summary>The statement of <c>name.sql</c>.</summary>
    public static string Text(string name) => SqlText.Load(typeof(BenchSql).Assembly, name);
}

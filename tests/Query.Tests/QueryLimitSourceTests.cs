using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Query.Tests;

public sealed class QueryLimitSourceTests
{
    [Fact]
    public void ReadFor_EverySetting_IsListedOnceWithItsValue()
    {
        var options = new QueryOptions();
        var expected = Settings("Query", options).Order(StringComparer.Ordinal);

        var limits = new QueryLimitSource(Options.Create(options)).ReadFor(SampleData.Producer).ToList();

        Assert.Equal(expected, limits.Select(limit => limit.Setting).Order(StringComparer.Ordinal));
        Assert.Equal(10_000, limits.Single(limit => limit.Setting == "Query:CallTimeout").Value);
        Assert.DoesNotContain(limits, limit => limit.Unit == LimitUnit.Unspecified || limit.TitleZh.Length == 0);
    }

    // What is switched, and what names a place, is no limit.
    private static IEnumerable<string> Settings(string path, object options) =>
        options.GetType().GetProperties()
            .Where(property => property.PropertyType != typeof(bool) && property.PropertyType != typeof(string)
                && !property.PropertyType.IsEnum)
            .SelectMany(
            property => property.PropertyType.FullName!.StartsWith("TraceEngine.", StringComparison.Ordinal)
                ? Settings($"{path}:{property.Name}", property.GetValue(options)!)
                : [$"{path}:{property.Name}"]);
}

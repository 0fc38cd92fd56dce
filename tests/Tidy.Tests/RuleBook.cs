using System.Reflection;

namespace TraceEngine.Tidy.Tests;

/// <summary>All rules, by their names.</summary>
internal static class RuleBook
{
    public static IReadOnlyDictionary<string, Rule> Rules { get; } = typeof(RuleBook).Assembly.GetTypes()
        .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public))
        .Where(property => property.PropertyType == typeof(Rule))
        .Select(property => (Rule)property.GetValue(null)!)
        .ToDictionary(rule => rule.Name);
}

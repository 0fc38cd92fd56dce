using System.Collections.Immutable;

namespace TraceEngine.Ingest.Catalog;

/// <summary>What only one kind of product has: its fields by their name in the proto, without the empty ones.</summary>
/// <param name="Sort">Whose fields they are.</param>
/// <param name="Values">The values, in the order of the names.</param>
internal sealed record ProductDetails(DetailSort Sort, ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>No details.</summary>
    public static ProductDetails None { get; } =
        new(DetailSort.None, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The value of a field; empty when it has none.</summary>
    public string this[string field] => Values.GetValueOrDefault(field, string.Empty);

    /// <summary>Details of a product, from name and value; empty values are left out, and without any there are none.</summary>
    public static ProductDetails Of(DetailSort sort, IEnumerable<KeyValuePair<string, string>> values)
    {
        var filled = None.Values.AddRange(values.Where(pair => pair.Value.Length > 0));
        return filled.IsEmpty ? None : new ProductDetails(sort, filled);
    }
}

namespace TraceEngine.Ingest.Catalog;

/// <summary>One thing wrong with one field of a request.</summary>
/// <param name="Field">Path of the field as in the proto, such as <c>product.package_levels[2].prefix</c>.</param>
/// <param name="Chinese">What is wrong and what to do, in Chinese.</param>
/// <param name="English">The same in English.</param>
internal sealed record FieldFault(string Field, string Chinese, string English);

namespace TraceEngine.Tidy.Tests.Reading;

/// <summary>A namespace that a file uses, by a using line or by a qualified name.</summary>
/// <param name="Namespace">Its full name.</param>
/// <param name="Line">From 1.</param>
internal sealed record NameReference(string Namespace, int Line)
{
    public bool IsOf(string root) => Namespace == root || Namespace.StartsWith($"{root}.", StringComparison.Ordinal);
}

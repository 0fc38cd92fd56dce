namespace TraceEngine.Tidy.Tests.Reading;

/// <summary>One place that breaks a rule, and what to do about it.</summary>
/// <param name="Path">Path from the repository's root, with forward slashes.</param>
/// <param name="Line">From 1; 0 when the whole file or folder is meant.</param>
/// <param name="Message">What is wrong and the way out.</param>
internal sealed record Finding(string Path, int Line, string Message)
{
    public override string ToString() => Line == 0 ? $"{Path}: {Message}" : $"{Path}:{Line}: {Message}";
}

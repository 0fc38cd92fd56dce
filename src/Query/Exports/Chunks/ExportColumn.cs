namespace TraceEngine.Query.Exports.Chunks;

/// <summary>A column of an export.</summary>
/// <param name="Name">Its field name: stable, for programs.</param>
/// <param name="Title">Its heading for people.</param>
/// <param name="Kind">What its cells are.</param>
internal sealed record ExportColumn(string Name, string Title, CellKind Kind)
{
    /// <summary>Heading in files for people: both names.</summary>
    public string Heading => $"{Title} {Name}";
}

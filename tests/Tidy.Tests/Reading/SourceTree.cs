namespace TraceEngine.Tidy.Tests.Reading;

/// <summary>The files that the rules read: those of the repository, or a small tree made up to see a rule bite.</summary>
internal sealed class SourceTree(IEnumerable<SourceFile> files)
{
    private readonly Dictionary<string, SourceFile> _files = files.ToDictionary(file => file.Path);

    public IEnumerable<SourceFile> Files => _files.Values;

    public IEnumerable<SourceFile> CSharp => Files.Where(file => file.EndsWith(".cs"));

    public IEnumerable<SourceFile> Sql => Files.Where(file => file.EndsWith(".sql"));

    public IEnumerable<SourceFile> Protos => Files.Where(file => file.EndsWith(".proto"));

    public IEnumerable<SourceFile> Projects => Files.Where(file => file.EndsWith(".csproj"));

    /// <summary>A tree of the files given.</summary>
    public static SourceTree Of(params IEnumerable<(string Path, string Text)> files) =>
        new(files.Select(file => new SourceFile(file.Path, file.Text)));

    public SourceFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Names of the files and folders in a folder; at the root when it is empty.</summary>
    public IEnumerable<string> Entries(string folder)
    {
        var skip = folder.Length == 0 ? 0 : folder.Length + 1;
        return Files.Where(file => folder.Length == 0 || file.IsIn(folder)).Select(file => file.Path[skip..].Split('/')[0])
            .Distinct();
    }
}

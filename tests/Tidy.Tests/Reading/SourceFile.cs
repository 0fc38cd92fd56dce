using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TraceEngine.Tidy.Tests.Reading;

/// <summary>A text file of the tree, with its C# syntax when it has one.</summary>
internal sealed class SourceFile(string path, string text)
{
    private static readonly CSharpParseOptions ParseOptions =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithDocumentationMode(DocumentationMode.Parse);

    private readonly Lazy<CompilationUnitSyntax> _syntax =
        new(() => CSharpSyntaxTree.ParseText(text, ParseOptions, path).GetCompilationUnitRoot());

    private readonly Lazy<string[]> _lines = new(() => text.Split('\n'));

    /// <summary>Path from the repository's root, with forward slashes.</summary>
    public string Path { get; } = path;

    public string Text { get; } = text;

    /// <summary>The lines without their ends; a line that the last line end closes is the last.</summary>
    public IReadOnlyList<string> Lines => _lines.Value is [.. var all, ""] ? all : _lines.Value;

    /// <summary>File name without folder and last ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folder, without a slash at its end; empty at the root.</summary>
    public string Folder => Path.LastIndexOf('/') is var end and >= 0 ? Path[..end] : "";

    /// <summary>The room: <c>src/Ingest</c>, <c>tests/Ingest.Tests</c>, <c>bench</c>; empty for files at the root.</summary>
    public string Room => Path.Split('/') switch
    {
        ["src" or "tests", var room, _, ..] => $"{Path.Split('/')[0]}/{room}",
        [var top, _, ..] => top,
        _ => "",
    };

    public CompilationUnitSyntax Syntax => _syntax.Value;

    public bool EndsWith(string ending) => Path.EndsWith(ending, StringComparison.Ordinal);

    public bool IsIn(string folder) => Path.StartsWith($"{folder}/", StringComparison.Ordinal);

    public IEnumerable<T> Nodes<T>()
        where T : SyntaxNode => Syntax.DescendantNodes().OfType<T>();

    /// <summary>The declared types, without those nested in another.</summary>
    public IEnumerable<MemberDeclarationSyntax> TopLevelTypes() =>
        Syntax.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    /// <summary>The namespace it declares, or empty.</summary>
    public string Namespace() => Nodes<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";

    public static int LineOf(SyntaxNodeOrToken place) => place.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1;

    public Finding Found(SyntaxNodeOrToken place, string message) => new(Path, LineOf(place), message);

    public Finding Found(int line, string message) => new(Path, line, message);
}

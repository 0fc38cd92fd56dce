using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>Files, methods and lines that fit a reader's eye; one type a file, under its own name.</summary>
internal static class SizeRules
{
    /// <summary>Above this a file fails.</summary>
    public const int FileLinesAtMost = 500;

    /// <summary>Above this a file is reported.</summary>
    public const int FileLinesWanted = 300;

    /// <summary>From the signature to the closing brace.</summary>
    public const int MethodLinesAtMost = 60;

    public const int LineLettersAtMost = 130;

    /// <summary>An entry point only hands over.</summary>
    public const int ProgramLinesAtMost = 20;

    public static Rule FileLength { get; } = new(nameof(FileLength), tree =>
        from file in tree.CSharp
        where file.Lines.Count > FileLinesAtMost
        select file.Found(0, $"has {file.Lines.Count} lines, at most {FileLinesAtMost} may be: split it by what its parts do"));

    public static Rule ProgramLength { get; } = new(nameof(ProgramLength), tree =>
        from file in tree.CSharp
        where file.Path == "src/Host/Program.cs" && file.Lines.Count > ProgramLinesAtMost
        select file.Found(0, $"has {file.Lines.Count} lines, at most {ProgramLinesAtMost} may be: move the work into Commands"));

    public static Rule LineLength { get; } = new(nameof(LineLength), tree =>
        from file in tree.CSharp
        from line in file.Lines.Index()
        where line.Item.Length > LineLettersAtMost
        select file.Found(line.Index + 1, $"has {line.Item.Length} letters, at most {LineLettersAtMost} may be: break the line"));

    public static Rule MethodLength { get; } = new(nameof(MethodLength), tree =>
        from file in tree.CSharp
        from method in file.Nodes<SyntaxNode>()
        where method is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
        let lines = LinesOf(method)
        where lines > MethodLinesAtMost
        select file.Found(method, $"this method has {lines} lines, at most {MethodLinesAtMost} may be: name its parts"));

    public static Rule OneTypePerFile { get; } = new(nameof(OneTypePerFile), CheckTypes);

    /// <summary>Files between the wanted and the allowed length; for the report, never a failure.</summary>
    public static IEnumerable<Finding> LongFiles(SourceTree tree) =>
        from file in tree.CSharp
        where file.Lines.Count > FileLinesWanted
        select file.Found(0, $"has {file.Lines.Count} lines; {FileLinesWanted} are wanted");

    private static IEnumerable<Finding> CheckTypes(SourceTree tree)
    {
        foreach (var file in tree.CSharp)
        {
            var types = file.TopLevelTypes().ToList();
            foreach (var extra in types.Skip(1))
            {
                yield return file.Found(extra, $"{NameIndex.NameOf(extra)} is one type more than one: give it a file of its own");
            }

            var isEntryPoint = file.Name == "Program" && file.Nodes<GlobalStatementSyntax>().Any();
            var isForTheAssembly = file.Syntax.AttributeLists.Count > 0;
            if (types.Count == 0 && !isEntryPoint && !isForTheAssembly)
            {
                yield return file.Found(0, "declares no type: one type a file, named like the file");
            }
            else if (types.Count > 0 && !IsNamedLike(file, types[0]))
            {
                yield return file.Found(
                    types[0], $"{NameIndex.NameOf(types[0])} stands in {file.Name}.cs: file and type have one name");
            }
        }
    }

    private static bool IsNamedLike(SourceFile file, MemberDeclarationSyntax type)
    {
        var isPart = type.Modifiers.Any(modifier => modifier.Text == "partial");
        return NameIndex.NameOf(type) == (isPart ? file.Name.Split('.')[0] : file.Name);
    }

    // Without documentation and attributes: what a reader reads at once.
    private static int LinesOf(SyntaxNode method)
    {
        var first = method.ChildNodesAndTokens()
            .First(child => !child.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.AttributeList));
        return method.GetLocation().GetLineSpan().EndLinePosition.Line + 2 - SourceFile.LineOf(first);
    }
}

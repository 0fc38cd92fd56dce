using System.Text.RegularExpressions;

namespace TraceEngine.Tidy.Tests.Reading;

/// <summary>As much of a <c>.proto</c> file as the rules ask for: package, C# namespace and what is declared.</summary>
internal sealed partial class ProtoFile
{
    private readonly List<ProtoDeclaration> _declarations = [];

    private ProtoFile(SourceFile file) => Source = file;

    public SourceFile Source { get; }

    public string Package { get; private set; } = "";

    public string CSharpNamespace { get; private set; } = "";

    public IReadOnlyList<ProtoDeclaration> Declarations => _declarations;

    public static ProtoFile Parse(SourceFile file)
    {
        var proto = new ProtoFile(file);
        var blocks = new Stack<string>();
        foreach (Match match in Statement().Matches(WithoutComments(file.Text)))
        {
            var text = match.Groups["text"].Value;
            var start = match.Groups["text"].Index + text.Length - text.TrimStart().Length;
            var end = match.Groups["end"].Value;
            var kind = end == "}" ? "" : proto.Read(text.Trim(), end, start, blocks);
            if (end == "{")
            {
                blocks.Push(kind);
            }
            else if (end == "}")
            {
                blocks.TryPop(out _);
            }
        }

        return proto;
    }

    // Keeps every position: letters of comments become spaces. Quoted text is skipped first, for it may hold "//".
    private static string WithoutComments(string text) => QuotedOrComment().Replace(text, match => match.Value[0] == '"'
        ? match.Value
        : string.Concat(match.Value.Select(letter => letter == '\n' ? '\n' : ' ')));

    private string Read(string text, string end, int start, Stack<string> blocks)
    {
        if (PackageLine().Match(text) is { Success: true } package)
        {
            Package = package.Groups[1].Value;
        }
        else if (NamespaceLine().Match(text) is { Success: true } name)
        {
            CSharpNamespace = name.Groups[1].Value;
        }
        else if (Opening().Match(text) is { Success: true } opening && (end == "{" || opening.Groups[1].Value == "rpc"))
        {
            return Add(opening.Groups[1].Value, opening.Groups[2].Value, start, blocks.Count);
        }
        else if (blocks.TryPeek(out var block) && Numbered().Match(text) is { Success: true } numbered)
        {
            return Add(block == "enum" ? "value" : "field", numbered.Groups[1].Value, start, blocks.Count);
        }

        return "";
    }

    private string Add(string kind, string name, int start, int depth)
    {
        var line = Source.Text.AsSpan(0, start).Count('\n') + 1;
        var above = line > 1 ? Source.Lines[line - 2].Trim() : "";
        var hasComment = above.StartsWith("//", StringComparison.Ordinal) || above.EndsWith("*/", StringComparison.Ordinal);
        _declarations.Add(new ProtoDeclaration(kind, name, line, depth, hasComment));
        return kind;
    }

    [GeneratedRegex("""(?<text>(?:"[^"]*"|[^;{}"])*)(?<end>[;{}])""")]
    private static partial Regex Statement();

    [GeneratedRegex("""
        "(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*[\s\S]*?\*/
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex QuotedOrComment();

    [GeneratedRegex(@"^package\s+([\w.]+)$")]
    private static partial Regex PackageLine();

    [GeneratedRegex("""^option\s+csharp_namespace\s*=\s*"([^"]*)"$""")]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(message|enum|service|oneof|rpc)\s+(\w+)")]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"^(?:(?:repeated|optional|required)\s+)?(?:[\w.]+\s+|map\s*<[^>]*>\s*)?(\w+)\s*=\s*(?:-?\d+|0x[0-9a-fA-F]+)\s*(?:\[|$)")]
    private static partial Regex Numbered();
}

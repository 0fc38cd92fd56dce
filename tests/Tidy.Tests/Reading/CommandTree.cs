using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TraceEngine.Tidy.Tests.Reading;

/// <summary>The commands that <c>./trace</c> takes: those of the script and those of the host's command line.</summary>
internal sealed partial class CommandTree
{
    private const string Root = "TraceCommandLine";
    private readonly Dictionary<string, (string Name, List<string> Children)> _classes = [];
    private readonly HashSet<string> _ofScript;
    private readonly string _optionTexts;

    public CommandTree(SourceTree tree)
    {
        var script = tree.Find("trace")?.Text ?? "";
        _ofScript = [.. CaseLabel().Matches(script).Where(one => !one.Value.Contains("run_host", StringComparison.Ordinal))
            .SelectMany(one => one.Groups[1].Value.Split('|', StringSplitOptions.TrimEntries))];
        var code = tree.CSharp.Where(
            file => file.IsIn("src") || file.IsIn("bench") || file.IsIn("load") || file.IsIn("tests/Drills"));
        _optionTexts = script + string.Concat(code.Select(file => file.Text));
        foreach (var file in tree.CSharp.Where(file => file.IsIn("src/Host/Commands")))
        {
            Add(file);
        }
    }

    /// <summary>What is wrong with the words after <c>./trace</c>; null when they lead to a command.</summary>
    public string? Fault(IReadOnlyList<string> words)
    {
        if (words.Count == 0)
        {
            return null;
        }

        if (words.FirstOrDefault(word => word.StartsWith("--", StringComparison.Ordinal) && !IsOption(word)) is { } unknown)
        {
            return $"there is no option {unknown}";
        }

        var children = Children(Root);
        if (_ofScript.Contains(words[0]) || words[0].StartsWith('-'))
        {
            return null;
        }

        var path = "./trace";
        foreach (var word in words)
        {
            if (!children.TryGetValue(word, out var next))
            {
                var isArgument = children.Count == 0 || (path != "./trace" && !Word().IsMatch(word));
                return isArgument ? null : $"there is no command \"{path} {word}\"";
            }

            path += $" {word}";
            children = Children(next);
        }

        return null;
    }

    private Dictionary<string, string> Children(string type) => _classes.TryGetValue(type, out var found)
        ? found.Children.Where(_classes.ContainsKey).DistinctBy(child => _classes[child].Name)
            .ToDictionary(child => _classes[child].Name)
        : [];

    private bool IsOption(string word) =>
        word is "--" or "--help" or "--version" || Regex.IsMatch(_optionTexts, $"{Regex.Escape(word.Split('=')[0])}(?![\\w-])");

    private void Add(SourceFile file)
    {
        foreach (var type in file.Nodes<TypeDeclarationSyntax>())
        {
            var made = type.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault(IsCommand);
            var name = made?.ArgumentList?.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax text
                ? text.Token.ValueText
                : "";
            if (made is null && type.Identifier.Text != Root)
            {
                continue;
            }

            var children = type.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                .Where(access => access.Name.Identifier.Text == "Create" && access.Expression is IdentifierNameSyntax)
                .Select(access => access.Expression.ToString());
            _classes[type.Identifier.Text] = (name, [.. children]);
        }
    }

    private static bool IsCommand(BaseObjectCreationExpressionSyntax made) => made switch
    {
        ObjectCreationExpressionSyntax named => named.Type.ToString() == "Command",
        _ => made.Parent is ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method }
            && method.ReturnType.ToString() == "Command",
    };

    [GeneratedRegex(@"^ {8}([a-z][a-z |-]*)\)([\s\S]*?);;", RegexOptions.Multiline)]
    private static partial Regex CaseLabel();

    [GeneratedRegex("^[a-z][a-z-]*$")]
    private static partial Regex Word();
}

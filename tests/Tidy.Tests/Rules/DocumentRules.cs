using System.Text.RegularExpressions;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>What people are told to type works.</summary>
internal static partial class DocumentRules
{
    private const string Readme = "README.md";

    public static Rule CommandsExist { get; } = new(nameof(CommandsExist), CheckCommands);

    public static Rule LinksLead { get; } = new(nameof(LinksLead), CheckLinks);

    private static IEnumerable<Finding> CheckCommands(SourceTree tree)
    {
        if (tree.Find(Readme) is null)
        {
            yield return new Finding(Readme, 0, "is missing: it says what this is, for whom, and the two commands to begin with");
        }

        var commands = new CommandTree(tree);
        foreach (var file in tree.Files.Where(file => file.EndsWith(".md") || file.Path == "trace"))
        {
            foreach (var (line, text) in file.EndsWith(".md") ? CodeLines(file) : ScriptHelp(file))
            {
                foreach (Match match in Call().Matches(text))
                {
                    var words = match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(IsTyped)
                        .ToList();
                    if (commands.Fault(words) is { } fault)
                    {
                        yield return file.Found(line, $"{fault}: correct what people are told to type, or add the command");
                    }
                }
            }
        }
    }

    private static IEnumerable<Finding> CheckLinks(SourceTree tree)
    {
        foreach (var file in tree.Files.Where(file => file.EndsWith(".md")))
        {
            foreach (var (index, line) in file.Lines.Index())
            {
                foreach (Match match in Link().Matches(line))
                {
                    var target = Path.GetFullPath(match.Groups[1].Value, $"/{file.Folder}")[1..].TrimEnd('/');
                    if (tree.Find(target) is null && !tree.Files.Any(other => other.IsIn(target)))
                    {
                        yield return file.Found(index + 1, $"the link leads to {target}, which is not there");
                    }
                }
            }
        }
    }

    // Fenced blocks, and code inside a line.
    private static IEnumerable<(int Line, string Text)> CodeLines(SourceFile file)
    {
        var isInside = false;
        foreach (var (index, line) in file.Lines.Index())
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                isInside = !isInside;
            }
            else if (isInside)
            {
                yield return (index + 1, line);
            }
            else
            {
                foreach (Match match in InlineCode().Matches(line))
                {
                    yield return (index + 1, match.Groups[1].Value);
                }
            }
        }
    }

    private static IEnumerable<(int Line, string Text)> ScriptHelp(SourceFile file) => file.Lines.Index()
        .Where(line => line.Item.StartsWith("  ./trace ", StringComparison.Ordinal))
        .Select(line => (line.Index + 1, line.Item));

    // Placeholders (CODE, FILE...), optional parts and remarks end what is checked.
    private static bool IsTyped(string word) => !word.StartsWith('#') && !word.Contains("...", StringComparison.Ordinal)
        && !word.StartsWith('[') && !word.Any(letter => letter > 0x7F) && word is not ("|" or "&&" or ";" or "COMMAND");

    [GeneratedRegex(@"(?:^|[\s$(""'`])\./trace(?![\w/])([^|&;`]*)")]
    private static partial Regex Call();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\((?!\w+:|#)([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}

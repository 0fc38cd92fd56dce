using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>Nothing of one machine, and no switched-off check without its reason.</summary>
internal static partial class HygieneRules
{
    public static Rule NoMachinePaths { get; } = new(nameof(NoMachinePaths), tree => Lines(
        tree, MachinePath(), "is a path of one machine: find it from the repository's root or the environment"));

    public static Rule NoRegistryHosts { get; } = new(nameof(NoRegistryHosts), CheckRegistries);

    public static Rule SuppressionsHaveReasons { get; } = new(nameof(SuppressionsHaveReasons), CheckSuppressions);

    private static IEnumerable<Finding> CheckRegistries(SourceTree tree)
    {
        foreach (var file in tree.Files.Where(file => RegistrySettings().IsMatch(file.Path.Split('/')[^1])))
        {
            yield return file.Found(0, "names registries for everybody: where packages come from is a setting of the machine");
        }

        foreach (var finding in Lines(
            tree, RegistryHost(), "is a package registry: where packages come from is a setting of the machine"))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> CheckSuppressions(SourceTree tree)
    {
        var settings = tree.Files.Where(file => file.Path.Split('/')[^1] == ".editorconfig");
        foreach (var file in settings)
        {
            foreach (var (index, line) in file.Lines.Index().Where(line => Severity().IsMatch(line.Item)))
            {
                if (!HasReasonAbove(file, index))
                {
                    yield return file.Found(
                        index + 1, $"{Severity().Match(line).Value} is off without a reason: write one in a comment above");
                }
            }
        }

        foreach (var file in tree.Files.Where(
            file => file.EndsWith(".csproj") || file.EndsWith(".props") || file.EndsWith(".targets")))
        {
            foreach (var (index, _) in file.Lines.Index().Where(line => line.Item.Contains("<NoWarn>", StringComparison.Ordinal)))
            {
                if (index == 0 || !file.Lines[index - 1].TrimEnd().EndsWith("-->", StringComparison.Ordinal))
                {
                    yield return file.Found(index + 1, "NoWarn without a reason: write one in a comment above");
                }
            }
        }

        foreach (var finding in tree.CSharp.SelectMany(CheckCode))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> CheckCode(SourceFile file)
    {
        foreach (var trivia in file.Syntax.DescendantTrivia(descendIntoTrivia: true)
            .Where(one => one.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia)))
        {
            var line = trivia.GetLocation().GetLineSpan().StartLinePosition.Line;
            var isEnd = trivia.ToString().Contains("restore", StringComparison.Ordinal);
            var hasReason = trivia.ToString().Contains("//", StringComparison.Ordinal)
                || (line > 0 && IsComment(file.Lines[line - 1]));
            if (!isEnd && !hasReason)
            {
                yield return file.Found(line + 1, "a warning is switched off without a reason: write one behind it");
            }
        }

        foreach (var attribute in file.Nodes<AttributeSyntax>().Where(one => one.Name.ToString() is "SuppressMessage"))
        {
            if (attribute.ArgumentList?.Arguments.Any(one => one.NameEquals?.Name.Identifier.Text == "Justification") != true)
            {
                yield return file.Found(attribute, "SuppressMessage without Justification: say why the rule is wrong here");
            }
        }
    }

    // A reason stands for the block of lines right below it.
    private static bool HasReasonAbove(SourceFile file, int index)
    {
        while (index > 0 && Severity().IsMatch(file.Lines[index - 1]))
        {
            index--;
        }

        return index > 0 && file.Lines[index - 1].TrimStart().StartsWith('#');
    }

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    private static IEnumerable<Finding> Lines(SourceTree tree, Regex pattern, string advice) =>
        from file in tree.Files
        from line in file.Lines.Index()
        let match = pattern.Match(line.Item)
        where match.Success
        select file.Found(line.Index + 1, $"{match.Value} {advice}");

    [GeneratedRegex(@"(?<![\w.~}])/(?:root|work|home|Users)/[\w.-]+")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(?:[\w-]+\.)*(?:nuget\.org|npmjs\.(?:org|com)|yarnpkg\.com|pypi\.org|deb\.debian\.org|"
        + @"archive\.ubuntu\.com|docker\.io|ghcr\.io|quay\.io|mcr\.microsoft\.com|pkgs\.dev\.azure\.com|"
        + @"proxy\.golang\.org|artifactor[y][\w.-]*)(?:[:/]\S*)?|"
        + @"https?://[\w.-]*(?:registry|mirror|proxy)[\w.-]*")]
    private static partial Regex RegistryHost();

    [GeneratedRegex(@"^(nuget\.config|\.npmrc|\.yarnrc(\.yml)?|pip\.conf|sources\.list)$", RegexOptions.IgnoreCase)]
    private static partial Regex RegistrySettings();

    [GeneratedRegex(@"^dotnet_(?:diagnostic\.\w+|analyzer_diagnostic[\w.-]*)\.severity")]
    private static partial Regex Severity();
}

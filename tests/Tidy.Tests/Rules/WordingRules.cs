using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>What is not written here.</summary>
internal static partial class WordingRules
{
    private const string UnwrittenCode = "NotImplementedException";
    private static readonly string[] SkipWords = ["Skip", "SkipWhen", "SkipUnless", "SkipExceptions"];

    public static Rule NoRegions { get; } = new(nameof(NoRegions), tree =>
        from file in tree.CSharp
        from trivia in file.Syntax.DescendantTrivia(descendIntoTrivia: true)
        where trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)
        select new Finding(file.Path, LineOf(trivia), "#region hides what should be its own type or method: take it out"));

    public static Rule NoThisPrefix { get; } = new(nameof(NoThisPrefix), tree =>
        from file in tree.CSharp
        from access in file.Nodes<MemberAccessExpressionSyntax>()
        where access.Expression is ThisExpressionSyntax
        select file.Found(access, "write the member without \"this.\": fields begin with an underscore"));

    public static Rule NoLeftovers { get; } = new(nameof(NoLeftovers), CheckLeftovers);

    public static Rule NoEmptyNames { get; } = new(nameof(NoEmptyNames), CheckNames);

    public static Rule NothingIsSkipped { get; } = new(nameof(NothingIsSkipped), CheckSkips);

    public static Rule NoWaitingInTests { get; } = new(nameof(NoWaitingInTests), tree =>
        from file in tree.CSharp
        where file.IsIn("tests")
        from access in file.Nodes<MemberAccessExpressionSyntax>()
        where (LastName(access.Expression), access.Name.Identifier.Text) is ("Task", "Delay") or ("Thread", "Sleep")
            && !IsForEver(access)
        select file.Found(access, "a test waits on a sync point or moves a fake clock; a time is too short or too long"));

    public static Rule TestNames { get; } = new(nameof(TestNames), tree =>
        from file in tree.CSharp
        where file.IsIn("tests")
        from method in file.Nodes<MethodDeclarationSyntax>()
        where method.AttributeLists.SelectMany(list => list.Attributes).Any(one => one.Name.ToString() is "Fact" or "Theory")
            && !TestName().IsMatch(method.Identifier.Text)
        select file.Found(method.Identifier, $"{method.Identifier.Text} is no Subject_Condition_Outcome"));

    private static IEnumerable<Finding> CheckLeftovers(SourceTree tree)
    {
        foreach (var file in tree.Files.Where(file => !file.EndsWith(".md") && !file.EndsWith(".cs")))
        {
            foreach (var (index, line) in file.Lines.Index().Where(line => Leftover().IsMatch(line.Item)))
            {
                yield return file.Found(
                    index + 1, $"{Leftover().Match(line).Value}: do it now, or file an issue and take the line out");
            }
        }

        foreach (var file in tree.CSharp)
        {
            foreach (var trivia in file.Syntax.DescendantTrivia().Where(one => Leftover().IsMatch(one.ToFullString())))
            {
                yield return file.Found(
                    LineOf(trivia),
                    $"{Leftover().Match(trivia.ToFullString()).Value}: do it now, or file an issue and take the line out");
            }

            foreach (var name in file.Nodes<IdentifierNameSyntax>().Where(name => name.Identifier.Text == UnwrittenCode))
            {
                yield return file.Found(name, $"code that throws {UnwrittenCode} is not done: write it, or leave it out");
            }
        }
    }

    private static IEnumerable<Finding> CheckNames(SourceTree tree)
    {
        foreach (var file in tree.CSharp)
        {
            foreach (var folder in file.Folder.Split('/').Where(name => EmptyName().IsMatch(name)))
            {
                yield return file.Found(0, $"folder {folder} says nothing: name it by what its code does");
            }

            var types = file.Nodes<MemberDeclarationSyntax>()
                .Where(one => one is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);
            foreach (var type in types.Where(type => EmptyName().IsMatch(NameIndex.NameOf(type))))
            {
                yield return file.Found(type, $"{NameIndex.NameOf(type)} says nothing: name it by what it does");
            }
        }
    }

    private static IEnumerable<Finding> CheckSkips(SourceTree tree)
    {
        foreach (var file in tree.CSharp.Where(file => file.IsIn("tests")))
        {
            foreach (var argument in file.Nodes<AttributeArgumentSyntax>()
                .Where(argument => SkipWords.Contains(argument.NameEquals?.Name.Identifier.Text)))
            {
                yield return file.Found(argument, "a skipped test proves nothing: mend it, or take it out and say why");
            }

            foreach (var access in file.Nodes<MemberAccessExpressionSyntax>().Where(access =>
                LastName(access.Expression) == "Assert" && SkipWords.Contains(access.Name.Identifier.Text)))
            {
                yield return file.Found(access, "a skipped test proves nothing: what it needs and lacks must fail it");
            }
        }
    }

    // Until it is cancelled: that is a sync point.
    private static bool IsForEver(MemberAccessExpressionSyntax access) =>
        access.Parent is InvocationExpressionSyntax { ArgumentList.Arguments: [var first, ..] }
        && first.ToString() is "Timeout.Infinite" or "Timeout.InfiniteTimeSpan";

    private static string LastName(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        IdentifierNameSyntax name => name.Identifier.Text,
        _ => "",
    };

    private static int LineOf(SyntaxTrivia trivia) => trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b")]
    private static partial Regex Leftover();

    [GeneratedRegex("(?:^|[a-z0-9.])(Utils?|Utility|Utilities|Helpers?|Common|Managers?)(?![a-z])")]
    private static partial Regex EmptyName();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*_[A-Z][A-Za-z0-9]*(_[A-Z][A-Za-z0-9]*)+$")]
    private static partial Regex TestName();
}

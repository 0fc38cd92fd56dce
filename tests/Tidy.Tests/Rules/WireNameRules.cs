using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>The names of the uploads on the wire have one home, so that an official list replaces one in one line.</summary>
internal static class WireNameRules
{
    private const string Tables = "src/Contracts/Uploads/Tables";

    /// <summary>What writes down other names of a field: a file format may have the same one.</summary>
    private const string Aliases = "Also";

    public static Rule WireNamesStandInTables { get; } = new(nameof(WireNamesStandInTables), Check);

    private static IEnumerable<Finding> Check(SourceTree tree)
    {
        var names = tree.CSharp.Where(file => file.IsIn(Tables)).SelectMany(NamesOf).ToHashSet();
        return
            from file in tree.CSharp
            where file.IsIn("src") && !file.IsIn(Tables)
            from text in file.Nodes<LiteralExpressionSyntax>()
            where text.IsKind(SyntaxKind.StringLiteralExpression) && text.Token.ValueText.Split('.').Any(names.Contains)
            select file.Found(
                text, $"\"{text.Token.ValueText}\" is a name of {Tables}: name the field by its target in UploadTargets");
    }

    // A field is drafted by a call that its name comes first in; a name of small letters only could be any word.
    private static IEnumerable<string> NamesOf(SourceFile file) =>
        from call in file.Nodes<InvocationExpressionSyntax>()
        let callee = call.Expression is MemberAccessExpressionSyntax member ? member.Name : call.Expression
        where callee.ToString() != Aliases
            && call.ArgumentList.Arguments.FirstOrDefault()?.Expression.IsKind(SyntaxKind.StringLiteralExpression) == true
        let name = ((LiteralExpressionSyntax)call.ArgumentList.Arguments[0].Expression).Token.ValueText
        where name.All(char.IsAsciiLetter) && HasCapitalInside(name)
        select name;

    private static bool HasCapitalInside(string name) =>
        name.Zip(name.Skip(1)).Any(pair => char.IsAsciiLetterLower(pair.First) && char.IsAsciiLetterUpper(pair.Second));
}

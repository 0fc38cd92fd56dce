using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>Every limit explains itself and is checked before the first use.</summary>
internal static partial class OptionsRules
{
    public static Rule OptionsAreDocumented { get; } = new(nameof(OptionsAreDocumented), CheckDocuments);

    public static Rule OptionsAreValidated { get; } = new(nameof(OptionsAreValidated), CheckValidators);

    private static IEnumerable<Finding> CheckDocuments(SourceTree tree)
    {
        foreach (var (file, type) in OptionTypes(tree))
        {
            foreach (var property in Properties(type).Where(property => !HasSummary(property)))
            {
                yield return file.Found(
                    property, $"{property.Identifier.Text} has no <summary>: say what it limits, its unit and why this default");
            }

            var documentation = DocumentationOf(type);
            foreach (var parameter in type.ParameterList?.Parameters ?? [])
            {
                if (!documentation.Contains($"<param name=\"{parameter.Identifier.Text}\">", StringComparison.Ordinal))
                {
                    yield return file.Found(
                        parameter, $"{parameter.Identifier.Text} has no <param>: say what it limits and its unit");
                }
            }
        }
    }

    private static IEnumerable<Finding> CheckValidators(SourceTree tree)
    {
        var types = OptionTypes(tree).ToList();
        var bound = types.Select(one => NameOf(one.Type)).Where(name => Bindings(tree, name).Any()).ToHashSet();
        var reached = Reach(types.Select(one => one.Type).ToList(), bound);
        foreach (var (file, type) in types)
        {
            var name = NameOf(type);
            if (bound.Contains(name))
            {
                foreach (var finding in CheckBound(tree, name))
                {
                    yield return finding;
                }
            }
            else if (!reached.Contains(name) && !HasValidate(type) && !Bases(type, types).Any(HasValidate))
            {
                yield return file.Found(
                    type, $"nobody checks {name}: make it part of a room's options, or give it Validate() and call that");
            }
        }
    }

    private static IEnumerable<Finding> CheckBound(SourceTree tree, string name)
    {
        foreach (var (file, call) in Bindings(tree, name))
        {
            var statement = call.Ancestors().OfType<StatementSyntax>().FirstOrDefault()?.ToString() ?? call.ToString();
            if (!statement.Contains(".ValidateOnStart()", StringComparison.Ordinal))
            {
                yield return file.Found(call, $"{name} is bound without ValidateOnStart(): a wrong setting must stop the host");
            }

            var validator = $"IValidateOptions<{name}>";
            var room = tree.CSharp.Where(other => other.Room == file.Room).ToList();
            if (!room.Exists(other =>
                other.Nodes<BaseListSyntax>().Any(bases => bases.ToString().Contains(validator, StringComparison.Ordinal)))
                || !room.Exists(other => other.Nodes<TypeArgumentListSyntax>()
                    .Any(list => list.ToString().StartsWith($"<{validator},", StringComparison.Ordinal))))
            {
                yield return file.Found(
                    call, $"{name} has no validator in the container: write {name}Validator and register it as {validator}");
            }
        }
    }

    private static IEnumerable<(SourceFile File, InvocationExpressionSyntax Call)> Bindings(SourceTree tree, string name) =>
        from file in tree.CSharp
        where file.IsIn("src")
        from generic in file.Nodes<GenericNameSyntax>()
        where generic.Identifier.Text is "AddOptions" or "Configure" && generic.TypeArgumentList.Arguments is [var only]
            && only.ToString() == name
        let call = generic.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault()
        where call is not null
        select (file, call);

    // The types that bound options are made of: their validators see them.
    private static HashSet<string> Reach(List<TypeDeclarationSyntax> types, HashSet<string> bound)
    {
        var reached = new HashSet<string>(bound);
        var open = new Queue<string>(bound);
        while (open.TryDequeue(out var name))
        {
            var parts = types.Where(type => NameOf(type) == name)
                .SelectMany(type => Properties(type).Select(property => property.Type))
                .Select(part => part.ToString().TrimEnd('?').Split('.')[^1]);
            foreach (var part in parts.Where(reached.Add))
            {
                open.Enqueue(part);
            }
        }

        return reached;
    }

    private static IEnumerable<(SourceFile File, TypeDeclarationSyntax Type)> OptionTypes(SourceTree tree) =>
        from file in tree.CSharp
        where file.IsIn("src")
        from type in file.Nodes<TypeDeclarationSyntax>()
        where OptionsName().IsMatch(NameOf(type)) && (Properties(type).Any() || type.ParameterList is not null)
        select (file, type);

    private static bool HasValidate(TypeDeclarationSyntax type) =>
        type.Members.OfType<MethodDeclarationSyntax>().Any(one => one.Identifier.Text == "Validate");

    private static IEnumerable<TypeDeclarationSyntax> Bases(
        TypeDeclarationSyntax type, IEnumerable<(SourceFile File, TypeDeclarationSyntax Type)> types) =>
        types.Select(one => one.Type)
            .Where(other => type.BaseList?.Types.Any(based => based.ToString() == NameOf(other)) == true);

    private static string NameOf(TypeDeclarationSyntax type) => type.Identifier.Text;

    private static IEnumerable<PropertyDeclarationSyntax> Properties(TypeDeclarationSyntax type) => type.Members
        .OfType<PropertyDeclarationSyntax>()
        .Where(property => property.AccessorList?.Accessors.Any(
            one => one.Kind() is SyntaxKind.InitAccessorDeclaration or SyntaxKind.SetAccessorDeclaration) == true);

    private static bool HasSummary(SyntaxNode node) => DocumentationOf(node) is var text
        && (text.Contains("<summary>", StringComparison.Ordinal) || text.Contains("<inheritdoc", StringComparison.Ordinal));

    private static string DocumentationOf(SyntaxNode node) => string.Concat(node.GetLeadingTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
        .Select(trivia => trivia.ToFullString()));

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*Options$")]
    private static partial Regex OptionsName();
}

using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TraceEngine.Tidy.Tests.Reading;

/// <summary>
/// The namespaces and types that the tree declares, generated ones included, so that names in code can be followed without
/// compiling: <c>Ingest.Copying.Rows.KeyColumn</c> inside <c>TraceEngine.Ingest</c> counts like a using line.
/// </summary>
internal sealed class NameIndex
{
    private static readonly ConditionalWeakTable<SourceTree, NameIndex> Made = [];
    private readonly HashSet<string> _namespaces = [];
    private readonly HashSet<string> _types = [];

    private NameIndex(SourceTree tree)
    {
        foreach (var file in tree.CSharp)
        {
            Add(file.Namespace(), file.TopLevelTypes().Select(NameOf));
        }

        foreach (var proto in tree.Protos.Select(ProtoFile.Parse))
        {
            Add(proto.CSharpNamespace, proto.Declarations.Where(found => found.Depth == 0).Select(found => found.Name));
        }
    }

    public static NameIndex Of(SourceTree tree) => Made.GetValue(tree, made => new NameIndex(made));

    public static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax named => named.Identifier.Text,
        DelegateDeclarationSyntax named => named.Identifier.Text,
        _ => "",
    };

    /// <summary>Every namespace the file uses. Names of packages are given as written.</summary>
    public IEnumerable<NameReference> References(SourceFile file)
    {
        foreach (var line in file.Syntax.Usings.Concat(file.Nodes<UsingDirectiveSyntax>()).Distinct())
        {
            yield return new NameReference(LongestNamespace(Text(line.NamespaceOrType)), SourceFile.LineOf(line));
        }

        var own = file.Namespace();
        foreach (var chain in file.Syntax.DescendantNodes(node => node is not UsingDirectiveSyntax).Where(IsOuterChain))
        {
            var name = Text(chain);
            yield return new NameReference(Resolve(name, own) ?? name, SourceFile.LineOf(chain));
        }
    }

    private static bool IsOuterChain(SyntaxNode node) => node switch
    {
        QualifiedNameSyntax => node.Parent is not (QualifiedNameSyntax or BaseNamespaceDeclarationSyntax),
        MemberAccessExpressionSyntax => node.Parent is not MemberAccessExpressionSyntax,
        _ => false,
    };

    private static string Text(SyntaxNode? chain) =>
        string.Concat(chain?.ToString().Where(letter => !char.IsWhiteSpace(letter)) ?? [])
        .Replace("global::", "", StringComparison.Ordinal);

    private void Add(string name, IEnumerable<string> types)
    {
        _types.UnionWith(types.Select(type => $"{name}.{type}"));
        for (var end = name.Length; end > 0; end = name.LastIndexOf('.', end - 1))
        {
            _namespaces.Add(name[..end]);
        }
    }

    // What a name written in a namespace means: the innermost namespace in which it leads to a type that we know.
    private string? Resolve(string name, string own)
    {
        for (var prefix = own; ; prefix = prefix.LastIndexOf('.') is var end and > 0 ? prefix[..end] : "")
        {
            var full = prefix.Length == 0 ? name : $"{prefix}.{name}";
            var space = LongestNamespace(full);
            if (space.Length > prefix.Length && space.Length < full.Length
                && _types.Contains($"{space}.{FirstWord(full[(space.Length + 1)..])}"))
            {
                return space;
            }

            if (prefix.Length == 0)
            {
                return null;
            }
        }
    }

    private static string FirstWord(string text) =>
        string.Concat(text.TakeWhile(letter => char.IsLetterOrDigit(letter) || letter == '_'));

    private string LongestNamespace(string name)
    {
        for (var end = name.Length; end > 0; end = name.LastIndexOf('.', end - 1))
        {
            if (_namespaces.Contains(name[..end]))
            {
                return name[..end];
            }
        }

        return name;
    }
}

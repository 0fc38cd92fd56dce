using System.Text.RegularExpressions;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>The contract explains itself, and folder, package and version are one.</summary>
internal static partial class ProtoRules
{
    private const string Folder = "protos";

    public static Rule ProtoComments { get; } = new(nameof(ProtoComments), tree =>
        from proto in tree.Protos.Select(ProtoFile.Parse)
        from found in proto.Declarations
        where !found.HasComment
        select proto.Source.Found(
            found.Line, $"{found.Kind} {found.Name} has no comment on the line above: say what it is, its unit and its limits"));

    public static Rule ProtoPackages { get; } = new(nameof(ProtoPackages), CheckPackages);

    private static IEnumerable<Finding> CheckPackages(SourceTree tree)
    {
        foreach (var proto in tree.Protos.Select(ProtoFile.Parse))
        {
            var folder = proto.Source.Folder;
            if (!proto.Source.IsIn(Folder))
            {
                yield return proto.Source.Found(0, "protos live in protos/, beside the others of their package");
                continue;
            }

            if (folder != $"{Folder}/{proto.Package.Replace('.', '/')}" || !Versioned().IsMatch(proto.Package))
            {
                yield return proto.Source.Found(
                    0, $"package {proto.Package} is not its folder: folder = package = version, traceengine/ingest/v1");
            }

            var expected = string.Join(
                '.', proto.Package.Split('.').Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            if (proto.CSharpNamespace != $"TraceEngine.Contracts.{expected}")
            {
                yield return proto.Source.Found(
                    0, $"csharp_namespace is {proto.CSharpNamespace}, should be TraceEngine.Contracts.{expected}");
            }
        }
    }

    [GeneratedRegex(@"^traceengine(\.[a-z]+)+\.v[0-9]+$")]
    private static partial Regex Versioned();
}

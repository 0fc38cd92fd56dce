using Microsoft.CodeAnalysis.CSharp.Syntax;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>
/// Inside Ingest a batch goes to the right only: Reception, Validation, Batching, Copying; Catalog and Telemetry stand beside.
/// </summary>
internal static class IngestRules
{
    private const string Room = "src/Ingest";
    private const string RoomNamespace = "TraceEngine.Ingest";
    private const string Vocabulary = "TraceEngine.Contracts.Verdict.V1";
    private static readonly string[] Order = ["Reception", "Validation", "Batching", "Copying"];
    private static readonly string[] Beside = ["Catalog", "Telemetry"];
    private static readonly string[] WithoutMessages = ["Batching", "Copying", "Catalog", "Telemetry"];

    public static Rule FolderOrder { get; } = new(nameof(FolderOrder), CheckOrder);

    public static Rule MessagesStopAtValidation { get; } = new(nameof(MessagesStopAtValidation), CheckMessages);

    private static IEnumerable<Finding> CheckOrder(SourceTree tree)
    {
        var index = NameIndex.Of(tree);
        foreach (var file in tree.CSharp.Where(file => file.Room == Room && file.Folder != Room))
        {
            var folder = FolderOf(file);
            if (!Order.Contains(folder) && !Beside.Contains(folder))
            {
                yield return file.Found(
                    0, $"{folder} is no folder of Ingest: {string.Join(" -> ", Order)}, {string.Join(" and ", Beside)} beside");
                continue;
            }

            foreach (var name in index.References(file)
                .Where(name => name.IsOf(RoomNamespace) && name.Namespace != RoomNamespace))
            {
                var target = name.Namespace[(RoomNamespace.Length + 1)..].Split('.')[0];
                if (!MayUse(folder, target))
                {
                    yield return file.Found(name.Line,
                        $"{folder} may not use {target}: folders use those to their right ({string.Join(" -> ", Order)})");
                }
            }
        }
    }

    private static IEnumerable<Finding> CheckMessages(SourceTree tree)
    {
        var index = NameIndex.Of(tree);
        var protos = tree.Protos.Select(ProtoFile.Parse).ToList();
        var generated = protos.Select(proto => proto.CSharpNamespace).ToHashSet();
        var words = protos.Where(proto => proto.CSharpNamespace == Vocabulary)
            .SelectMany(proto => proto.Declarations)
            .Where(found => found.Kind == "message")
            .Select(found => found.Name)
            .ToHashSet();
        foreach (var file in tree.CSharp.Where(file => file.Room == Room && WithoutMessages.Contains(FolderOf(file))))
        {
            var references = index.References(file).Where(name => generated.Contains(name.Namespace)).ToList();
            foreach (var name in references.Where(name => name.Namespace != Vocabulary))
            {
                yield return file.Found(
                    name.Line, $"{name.Namespace} is generated: messages stop at Validation, from there only our rows exist");
            }

            foreach (var name in file.Nodes<IdentifierNameSyntax>()
                .Where(name => references.Count > 0 && words.Contains(name.Identifier.Text)))
            {
                yield return file.Found(name,
                    $"{name.Identifier.Text} is a generated message; of the verdict protos only the enum Reason comes this far");
            }
        }
    }

    private static bool MayUse(string folder, string target) =>
        folder == target
        || (Beside.Contains(target) && (!Beside.Contains(folder) || target == "Telemetry"))
        || (Order.Contains(folder) && Array.IndexOf(Order, target) > Array.IndexOf(Order, folder));

    private static string FolderOf(SourceFile file) => file.Path.Split('/') is [_, _, var folder, _, ..] ? folder : "";
}

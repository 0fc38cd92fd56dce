using System.Text.RegularExpressions;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>The rooms, and who may depend on whom.</summary>
internal static partial class DependencyRules
{
    /// <summary>The room that holds the rules stands alone.</summary>
    private const string TidyRoom = "tests/Tidy.Tests";

    private static readonly string[] Engine =
    [
        "src/Contracts", "src/Storage", "src/Access", "src/Ingest", "src/Query", "src/Signing", "src/Client", "src/Files",
        "src/Host",
    ];

    /// <summary>The last column of the table of rooms.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["src/Contracts"] = [],
        ["src/Storage"] = ["src/Contracts"],
        ["src/Access"] = ["src/Contracts", "src/Storage"],
        ["src/Ingest"] = ["src/Contracts", "src/Access", "src/Storage"],
        ["src/Query"] = ["src/Contracts", "src/Access", "src/Storage"],
        ["src/Signing"] = ["src/Contracts", "src/Access"],
        ["src/Client"] = ["src/Contracts"],
        ["src/Files"] = ["src/Contracts"],
        ["src/Host"] = Engine,
        ["bench"] = Engine,
        ["load"] = ["src/Client", "src/Contracts"],
        [TidyRoom] = [],
    };

    private static readonly string[] TopLevel =
    [
        "protos", "src", "bench", "load", "tests", "deploy", "samples", ".ci", "TraceEngine.sln", "README.md", "trace",
        "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", ".gitignore", "BannedSymbols.txt",
    ];

    public static Rule TopLevelEntries { get; } = new(nameof(TopLevelEntries), CheckEntries);

    public static Rule ProjectReferences { get; } = new(nameof(ProjectReferences), CheckProjects);

    public static Rule NamespaceUse { get; } = new(nameof(NamespaceUse), CheckNames);

    private static IEnumerable<Finding> CheckEntries(SourceTree tree)
    {
        foreach (var entry in tree.Entries("").Except(TopLevel))
        {
            yield return new Finding(entry, 0, "is no entry of the top level: move it into a room, or agree a new room first");
        }

        foreach (var room in tree.Entries("src").Select(name => $"src/{name}").Except(Engine))
        {
            yield return new Finding(room, 0, "is no room of src: move it into one, or agree a new room first");
        }

        foreach (var name in tree.Entries("tests").Where(name => !TestRoom().IsMatch(name)))
        {
            yield return new Finding($"tests/{name}", 0, "is no test room: one project per room named X.Tests, or Drills");
        }

        foreach (var name in tree.Entries(".ci").Where(name => name != "run"))
        {
            yield return new Finding($".ci/{name}", 0, "only .ci/run is called from outside: put what it needs into ./trace");
        }
    }

    private static IEnumerable<Finding> CheckProjects(SourceTree tree)
    {
        foreach (var project in tree.Projects)
        {
            foreach (Match match in ProjectReference().Matches(project.Text))
            {
                var target = RoomOf(project.Folder, match.Groups[1].Value);
                if (!Allows(project.Room, target))
                {
                    yield return project.Found(
                        project.Text.AsSpan(0, match.Index).Count('\n') + 1,
                        $"{project.Room} may not reference {target}, only: {Listed(project.Room)}");
                }
            }
        }
    }

    private static IEnumerable<Finding> CheckNames(SourceTree tree)
    {
        var index = NameIndex.Of(tree);
        var rooms = tree.CSharp.Where(file => file.Namespace().Length > 0)
            .GroupBy(file => file.Namespace())
            .ToDictionary(group => group.Key, group => group.First().Room);
        foreach (var proto in tree.Protos.Select(ProtoFile.Parse))
        {
            rooms[proto.CSharpNamespace] = "src/Contracts";
        }

        foreach (var file in tree.CSharp)
        {
            foreach (var name in index.References(file))
            {
                if (rooms.TryGetValue(name.Namespace, out var room) && room != file.Room && !Allows(file.Room, room))
                {
                    yield return file.Found(
                        name.Line, $"{file.Room} may not use {name.Namespace} of {room}, only: {Listed(file.Room)}");
                }
            }
        }
    }

    private static bool Allows(string room, string target) => room == target || (MayUse.TryGetValue(room, out var may)
        ? may.Contains(target)
        : room.StartsWith("tests/", StringComparison.Ordinal));

    private static string Listed(string room) =>
        MayUse.TryGetValue(room, out var may) && may.Length > 0 ? string.Join(", ", may) : "nothing";

    private static string RoomOf(string folder, string reference)
    {
        var path = Path.GetFullPath(reference.Replace('\\', '/'), $"/{folder}")[1..];
        return new SourceFile(path, "").Room;
    }

    [GeneratedRegex("""<ProjectReference\s+Include="([^"]+)["]""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"^(\w+\.Tests|Drills|Directory\.Build\.(props|targets))$")]
    private static partial Regex TestRoom();
}

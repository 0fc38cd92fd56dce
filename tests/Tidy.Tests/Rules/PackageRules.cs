using System.Text.RegularExpressions;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>Which packages are used where, and that their versions stand in one place.</summary>
internal static partial class PackageRules
{
    private const string VersionFile = "Directory.Packages.props";
    private static readonly string[] Database =
    [
        "src/Storage", "src/Access", "src/Ingest/Copying", "src/Ingest/Catalog", "src/Query/Lineage", "src/Query/Listing",
        "src/Query/Reconcile", "src/Query/Exports", "src/Host/Serving", "src/Host/Data",
    ];

    private static readonly string[] Cache =
    [
        "src/Query/Caching", "src/Ingest/Copying/Shelving/RedisShelves.cs", "src/Ingest/IngestServices.cs", "src/Host/Serving",
        "src/Host/Data",
    ];

    private static readonly string[] Calls =
    [
        "src/Ingest/Reception", "src/Query/Reception", "src/Client", "src/Signing", "src/Access/Calls/CallAuthentication.cs",
        "src/Contracts/Signing/CallSigner.cs",
    ];

    private static readonly string[] Secrets = ["src/Access", "src/Contracts/Digests", "src/Contracts/Signing/CallSigner.cs"];

    /// <summary>Namespaces that only some folders of the engine may use.</summary>
    private static readonly (string Namespace, string[] Places)[] Guarded =
    [
        ("Npgsql", Database), ("NpgsqlTypes", Database),
        ("Dapper", Database), ("StackExchange.Redis", Cache), ("Grpc.Core", Calls),
        ("System.Security.Cryptography", Secrets),
    ];

    /// <summary>Rooms whose packages are counted: what a project references, its code can reach.</summary>
    private static readonly Dictionary<string, string[]> Referenced = new()
    {
        ["src/Contracts"] = ["Google.Protobuf", "Grpc.Core.Api", "Grpc.Tools"],
        ["src/Files"] = [],
        ["src/Storage"] = ["Npgsql", "Dapper", "dbup-postgresql"],
        ["src/Access"] = ["Npgsql", "Dapper"],
        ["src/Client"] = ["Grpc.Net.Client", "Google.Api.CommonProtos", "Grpc.StatusProto"],
        ["src/Signing"] = ["Grpc.Net.Client", "Google.Api.CommonProtos", "Grpc.StatusProto"],
    };

    /// <summary>What the house is built of.</summary>
    private static readonly (string Package, string Namespace)[] Named =
    [
        ("Grpc.AspNetCore", ""), ("Google.Protobuf", "Google.Protobuf"), ("Npgsql", "Npgsql"), ("Dapper", "Dapper"),
        ("StackExchange.Redis", "StackExchange.Redis"), ("dbup-postgresql", "DbUp"), ("System.CommandLine", "System.CommandLine"),
        ("Spectre.Console", "Spectre.Console"), ("xunit.v3", ""), ("FsCheck", "FsCheck"), ("BenchmarkDotNet", "BenchmarkDotNet"),
        ("HdrHistogram", "HdrHistogram"), ("OpenTelemetry.Extensions.Hosting", "OpenTelemetry"),
    ];

    public static Rule PackageUse { get; } = new(nameof(PackageUse), CheckUse);

    public static Rule PackageReferences { get; } = new(nameof(PackageReferences), CheckReferences);

    public static Rule CentralVersions { get; } = new(nameof(CentralVersions), CheckVersions);

    public static Rule NamedPackages { get; } = new(nameof(NamedPackages), CheckNamed);

    private static IEnumerable<Finding> CheckUse(SourceTree tree)
    {
        var index = NameIndex.Of(tree);
        foreach (var file in tree.CSharp.Where(file => file.IsIn("src") || file.IsIn("load")))
        {
            foreach (var name in index.References(file))
            {
                foreach (var (guarded, places) in Guarded.Where(one => name.IsOf(one.Namespace)))
                {
                    if (!places.Any(place => file.Path == place || file.IsIn(place)))
                    {
                        yield return file.Found(name.Line, $"{guarded} may be used only in {string.Join(", ", places)}");
                    }
                }
            }
        }

        foreach (var project in tree.Projects.Where(project => project.IsIn("src")))
        {
            foreach (var line in Matches(project, GlobalUsing()))
            {
                yield return project.Found(
                    line.Line, $"write the using line of {line.Value} where it is used: here nobody sees it");
            }
        }
    }

    private static IEnumerable<Finding> CheckReferences(SourceTree tree)
    {
        foreach (var project in tree.Projects.Where(project => Referenced.ContainsKey(project.Room)))
        {
            foreach (var (package, line) in Matches(project, Reference())
                .Where(one => !Referenced[project.Room].Contains(one.Value)))
            {
                yield return project.Found(line, $"{project.Room} may not reference {package}: the room is to stay without it");
            }
        }
    }

    private static IEnumerable<Finding> CheckVersions(SourceTree tree)
    {
        var versions = tree.Find(VersionFile);
        var known = versions is null ? [] : Matches(versions, Version()).ToDictionary(one => one.Value, one => one.Line);
        var builds = tree.Files.Where(file => file.EndsWith(".csproj") || file.EndsWith(".props") || file.EndsWith(".targets"))
            .ToList();
        foreach (var project in builds)
        {
            foreach (var (text, line) in Matches(project, OwnVersion()))
            {
                yield return project.Found(line, $"{text} has a version of its own: versions stand in {VersionFile}");
            }
        }

        var used = builds.SelectMany(project => Matches(project, Reference())).Select(one => one.Value).ToHashSet();
        foreach (var (package, line) in known.Where(one => !used.Contains(one.Key)))
        {
            yield return new Finding(VersionFile, line, $"no project references {package}: use it or take it out");
        }

        if (tree.Find("global.json")?.Text.Contains("\"version\"", StringComparison.Ordinal) != true)
        {
            yield return new Finding("global.json", 0, "must be there and pin the version of the SDK");
        }

        if (versions is not null && tree.Find("Directory.Build.props")?.Text
            .Contains("<ManagePackageVersionsCentrally>true<", StringComparison.Ordinal) != true)
        {
            yield return new Finding("Directory.Build.props", 0, "must switch ManagePackageVersionsCentrally on");
        }
    }

    private static IEnumerable<Finding> CheckNamed(SourceTree tree)
    {
        var index = NameIndex.Of(tree);
        var used = tree.CSharp.SelectMany(index.References).Select(name => name.Namespace).ToHashSet();
        var references = tree.Files.Where(file => file.EndsWith(".csproj") || file.EndsWith(".props"))
            .SelectMany(project => Matches(project, Reference()))
            .Select(one => one.Value)
            .ToHashSet();
        foreach (var (package, space) in Named)
        {
            if (!references.Contains(package))
            {
                yield return new Finding(VersionFile, 0, $"no project references {package}, which the house is to be built of");
            }
            else if (space.Length > 0 && !used.Any(name => new NameReference(name, 0).IsOf(space)))
            {
                yield return new Finding(VersionFile, 0, $"{package} is referenced, and no line of code uses {space}");
            }
        }
    }

    private static IEnumerable<(string Value, int Line)> Matches(SourceFile file, Regex pattern) => pattern.Matches(file.Text)
        .Select(match => (match.Groups[1].Value, file.Text.AsSpan(0, match.Index).Count('\n') + 1));

    [GeneratedRegex("""<PackageReference\s+Include="([^"]+)["]""")]
    private static partial Regex Reference();

    [GeneratedRegex("""<PackageVersion\s+Include="([^"]+)["]""")]
    private static partial Regex Version();

    [GeneratedRegex("""<PackageReference\s+(?:Include|Update)="([^"]+)"[^>]*\sVersion(?:Override)?=""")]
    private static partial Regex OwnVersion();

    [GeneratedRegex("""<Using\s+Include="([^"]+)["]""")]
    private static partial Regex GlobalUsing();
}

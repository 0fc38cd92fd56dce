using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class PackageRulesTests
{
    [Fact]
    public void PackageUse_OnTheRepository_IsWhereItBelongs() => Ruling.Holds(PackageRules.PackageUse);

    [Fact]
    public void PackageUse_InAnotherFolder_IsFound() => Ruling.Bites(
        PackageRules.PackageUse,
        SourceTree.Of(
            ("src/Query/Reception/A.cs", "using Npgsql;\nusing Grpc.Core;"),
            ("src/Query/Lineage/B.cs", "using Npgsql;\nusing NpgsqlTypes;\nusing StackExchange.Redis;"),
            ("src/Ingest/Batching/C.cs", "class C { Npgsql.NpgsqlException? fault; }"),
            ("src/Ingest/Copying/D.cs", "using Grpc.Core.Interceptors;\nusing Dapper;"),
            ("src/Files/E.cs", "using System.Security.Cryptography;"),
            ("src/Contracts/Digests/F.cs", "using System.Security.Cryptography;"),
            ("src/Client/G.cs", "using Grpc.Core;\nusing Grpc.Net.Client;"),
            ("load/H.cs", "using Npgsql;"),
            ("bench/I.cs", "using Npgsql;"),
            ("src/Host/H.csproj", "<Using Include=\"Npgsql\" />")),
        "src/Query/Reception/A.cs:1",
        "src/Query/Lineage/B.cs:3",
        "src/Ingest/Batching/C.cs:1",
        "src/Ingest/Copying/D.cs:1",
        "src/Files/E.cs:1",
        "load/H.cs:1",
        "src/Host/H.csproj:1");

    [Fact]
    public void PackageReferences_OnTheRepository_AreThoseOfTheRoom() => Ruling.Holds(PackageRules.PackageReferences);

    [Fact]
    public void PackageReferences_NotOfTheRoom_AreFound() => Ruling.Bites(
        PackageRules.PackageReferences,
        SourceTree.Of(
            ("src/Contracts/C.csproj",
                "<PackageReference Include=\"Google.Protobuf\" />\n<PackageReference Include=\"Npgsql\" />"),
            ("src/Files/F.csproj", "<PackageReference Include=\"Grpc.Net.Client\" />")),
        "src/Contracts/C.csproj:2",
        "src/Files/F.csproj:1");

    [Fact]
    public void CentralVersions_OnTheRepository_StandInOnePlace() => Ruling.Holds(PackageRules.CentralVersions);

    [Fact]
    public void CentralVersions_VersionElsewhereOrUnused_IsFound() => Ruling.Bites(
        PackageRules.CentralVersions,
        SourceTree.Of(
            ("Directory.Packages.props",
                "<PackageVersion Include=\"Npgsql\" Version=\"1\" />\n<PackageVersion Include=\"Idle\" Version=\"1\" />"),
            ("Directory.Build.props", "<ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>"),
            ("src/Query/Q.csproj",
                "<PackageReference Include=\"Npgsql\" />\n<PackageReference Include=\"Dapper\" Version=\"2\" />"),
            ("src/Query/R.csproj", "<PackageReference Include=\"Npgsql\" VersionOverride=\"2\" />")),
        "Directory.Packages.props:2",
        "Directory.Build.props",
        "src/Query/Q.csproj:2",
        "src/Query/R.csproj:1",
        "global.json");

    [Fact]
    public void NamedPackages_OnTheRepository_AreUsed() => Ruling.Holds(PackageRules.NamedPackages);

    [Fact]
    public void NamedPackages_NotReferencedOrNotUsed_AreFound()
    {
        var tree = SourceTree.Of(
            ("src/Query/Q.csproj", "<PackageReference Include=\"Npgsql\" />\n<PackageReference Include=\"Dapper\" />"),
            ("src/Query/A.cs", "using Npgsql;"));

        var found = PackageRules.NamedPackages.Violations(tree);

        Assert.DoesNotContain(found, one => one.Message.Contains("Npgsql", StringComparison.Ordinal));
        Assert.Contains(found, one => one.Message.Contains("no line of code uses Dapper", StringComparison.Ordinal));
        Assert.Contains(found, one => one.Message.Contains("no project references FsCheck", StringComparison.Ordinal));
        Ruling.Bites(PackageRules.NamedPackages, tree, [.. Enumerable.Repeat("Directory.Packages.props", found.Count)]);
    }
}

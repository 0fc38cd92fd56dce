using TraceEngine.Tidy.Tests.Rules;

namespace TraceEngine.Tidy.Tests;

/// <summary>
/// The one list of places that may break a rule, each with its reason. What no longer needs its entry fails a test.
/// </summary>
internal static class Allowances
{
    public static IReadOnlyList<Allowance> All { get; } =
    [
        new(nameof(DependencyRules.ProjectReferences), "bench/TraceEngine.Bench.csproj", " load,",
            "ack_p99_* of the bench are measured open loop by the scenarios of load, so that both report one number"),
        new(nameof(DependencyRules.NamespaceUse), "bench/", " of load,",
            "the same"),
        new(nameof(PackageRules.PackageUse), "src/Host/Commands/Failure.cs", "Npgsql",
            "the one place that turns any failure of a command into a sentence"),
        new(nameof(PackageRules.PackageUse), "src/Host/Commands/Failure.cs", "Grpc.Core",
            "the one place that turns any failure of a command into a sentence"),
        new(nameof(PackageRules.PackageUse), "src/Host/Demo/DemoDatabase.cs", "Npgsql",
            "looks into the tables behind the server's back, so that what the demo claims is counted"),
        new(nameof(OptionsRules.OptionsAreValidated), "src/Files/Relation/Writing/RelationWriterOptions.cs",
            "RelationWriterOptions",
            "texts and dates of a written header: any value makes a readable file, there is no limit to check"),
        new(nameof(SizeRules.OneTypePerFile), "samples/json/Sign.cs", "declares no type",
            "a program in one file, which people copy and run as it is"),
        new(nameof(HygieneRules.NoRegistryHosts), "deploy/Containerfile", "/dotnet/",
            "a container file can name its base image in no other way"),
    ];
}

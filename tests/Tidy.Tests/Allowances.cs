using TraceEngine.Tidy.Tests.Rules;

namespace TraceEngine.Tidy.Tests;

/// <summary>The one list of places that may break a rule, each with its reason. What no longer needs its entry fails a test.</summary>
internal static class Allowances
{
    public static IReadOnlyList<Allowance> All { get; } =
    [
        new(nameof(DependencyRules.ProjectReferences), "bench/TraceEngine.Bench.csproj", " load,",
            "ack_p99_* of the bench are measured open loop by the scenarios of load, so that both report one number"),
        new(nameof(PackageRules.PackageUse), "src/Host/Commands/Failure.cs", "Npgsql",
            "the one place that turns any failure of a command into a sentence"),
        new(nameof(PackageRules.PackageUse), "src/Host/Commands/Failure.cs", "Grpc.Core",
            "the one place that turns any failure of a command into a sentence"),
    ];
}

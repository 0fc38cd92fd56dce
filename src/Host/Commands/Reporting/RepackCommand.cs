using System.CommandLine;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary><c>repack</c>: codes leave where they are and go into another package.</summary>
internal static class RepackCommand
{
    public static Command Create() => PackingArguments.SetUp(
        new Command(
            "repack",
            """
            重新装箱：从原包装取出，放入另一个 / Takes codes out of the package they are in, if any, and puts them into this one.
            Exit code: 0 all accepted, 1 failed, 2 wrong usage, 3 rows were refused.

            Examples:
              trace repack --parent 81234570000000000025 81234560000000000017 81234560000000000024
            """),
        PackagingAction.Repack);
}

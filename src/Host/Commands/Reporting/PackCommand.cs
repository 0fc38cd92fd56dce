using System.CommandLine;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary><c>pack</c>: codes that are in no package go into one.</summary>
internal static class PackCommand
{
    public static Command Create() => PackingArguments.SetUp(
        new Command(
            "pack",
            """
            关联：把码放入上级包装 / Packs codes that are in no package.
            Exit code: 0 all accepted, 1 failed, 2 wrong usage, 3 rows were refused.

            Examples:
              trace pack --parent 81234570000000000018 81234560000000000017 81234560000000000024
              trace pack --parent 81234570000000000018 81234560000000000017 --mode partial --at 2026-01-31T08:00:00
            """),
        PackagingAction.Pack);
}

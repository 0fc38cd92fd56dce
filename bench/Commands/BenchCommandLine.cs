using System.CommandLine;
using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Query;

namespace TraceEngine.Bench.Commands;

/// <summary>The command line of <c>./trace bench</c>.</summary>
internal static class BenchCommandLine
{
    public static RootCommand Create() => new(
        """
        性能测量 / Measurements: ratios within one run on one machine, see PERFORMANCE.

        Examples:
          ./trace bench ingest                              the whole table: 2 million codes, 3 rounds, under ten minutes
          ./trace bench ingest --codes 200000 --rounds 1    a smoke run; its figures mean nothing
          ./trace bench ingest --rows cascade_seq_vs_limit,cpu_per_code --json
          ./trace bench query                               chains, contents and exports on 5 million codes
          ./trace bench micro                               micro-benchmarks in ns and bytes a code
        """)
    {
        IngestCommand.Create(), QueryCommand.Create(), MicroCommand.Create(), Client(), Echo(),
    };

    // Started by the bench itself.
    private static Command Echo()
    {
        var command = new Command("echo") { Hidden = true };
        command.SetAction((_, ct) => EchoRole.RunAsync(ct));
        return command;
    }

    // Started by the bench itself.
    private static Command Client()
    {
        var command = new Command("client") { Hidden = true };
        command.SetAction((_, ct) => ClientRole.RunAsync(ct));
        return command;
    }
}

using System.CommandLine;
using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Json;
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
          ./trace bench json                                signed JSON against a bare endpoint, and against gRPC
          ./trace bench micro                               micro-benchmarks in ns and bytes a code
        """)
    {
        IngestCommand.Create(), QueryCommand.Create(), JsonCommand.Create(), MicroCommand.Create(),
        Role(ClientRole.Name, ClientRole.RunAsync), Role(EchoRole.Name, EchoRole.RunAsync), Role(
            BareRole.Name, BareRole.RunAsync),
    };

    // Started by the bench itself.
    private static Command Role(string name, Func<CancellationToken, Task<int>> run)
    {
        var command = new Command(name) { Hidden = true };
        command.SetAction((_, ct) => run(ct));
        return command;
    }
}

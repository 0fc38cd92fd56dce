using System.CommandLine;
using TraceEngine.Bench.Micro;

namespace TraceEngine.Bench.Commands;

/// <summary><c>micro</c>: BenchmarkDotNet on the hot paths.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        var filter = new Option<string>("--filter")
        {
            Description = "名称通配 / glob of names",
            DefaultValueFactory = _ => "*",
        };
        var quick = new Option<bool>("--quick") { Description = "短测 / few iterations" };
        var command = new Command("micro", "微基准，每码纳秒与字节 / micro-benchmarks in ns and bytes a code") { filter, quick };
        command.SetAction(result => MicroRun.Run(result.GetRequiredValue(filter), result.GetValue(quick)));
        return command;
    }
}

using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using TraceEngine.Host.Commands.Exporting;
using TraceEngine.Host.Commands.Querying;
using TraceEngine.Host.Commands.Reporting;

namespace TraceEngine.Host.Commands;

/// <summary>The root of the command line: the list of commands, and the one place where failures become sentences.</summary>
internal static class TraceCommandLine
{
    // The drain (25 s) and the private database's last checkpoint; a command that ignores Ctrl-C for longer is ended.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(90);

    /// <summary>Runs the command that the arguments name; without any, shows the help.</summary>
    /// <returns>The exit code: 0 done, 1 failed, 2 wrong usage.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var result = Create().Parse(arguments.Count == 0 ? ["--help"] : arguments);
        if (result.Errors.Count > 0 && result.Action is ParseErrorAction)
        {
            return WrongUsage(result);
        }
        try
        {
            return await result.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TerminationTimeout,
            });
        }
        catch (Exception exception)
        {
            return Failure.Report(exception);
        }
    }

    /// <summary>The commands.</summary>
    public static RootCommand Create() => new(
        """
        药品和医用耗材追溯码引擎 / TraceEngine: takes in trace codes and answers where each one has been.

        Examples:
          trace demo                                        show the main job in two minutes
          trace serve                                       run the server with its private database
          trace keys create --enterprise 91110000600001760P --name 示例药业 --role drug-producer
          trace import relation activation.xml --register-product
          trace import shipping.xlsx
          trace query chain 81234560000000000017
          trace query contents 81234580000000000019
          trace query list --lot 20250601
          trace export --lot 20250601 --output lot.xlsx
          trace reconcile 20250601
        """)
    {
        DemoCommand.Create(),
        ServeCommand.Create(),
        MigrateCommand.Create(),
        KeysCommand.Create(),
        ImportCommand.Create(),
        TemplateCommand.Create(),
        PackCommand.Create(),
        UnpackCommand.Create(),
        RepackCommand.Create(),
        ReplaceCommand.Create(),
        FlowCommand.Create(),
        WithdrawCommand.Create(),
        CorrectLotCommand.Create(),
        QueryCommand.Create(),
        ExportCommand.Create(),
        ReconcileCommand.Create(),
        DutiesCommand.Create(),
        LimitsCommand.Create(),
        VerifyCommand.Create(),
        CacheCommand.Create(),
        CertificateCommand.Create(),
    };

    private static int WrongUsage(ParseResult result)
    {
        foreach (var error in result.Errors)
        {
            Console.Error.WriteLine(error.Message);
        }
        var words = Path(result.CommandResult).Reverse().Skip(1).Prepend("trace").Append("--help");
        Console.Error.WriteLine($"用法见 / for usage see: {string.Join(' ', words)}");
        return CommandException.UsageCode;
    }

    // From the inside out; the last is the program itself.
    private static IEnumerable<string> Path(SymbolResult? result)
    {
        for (; result is CommandResult command; result = result.Parent)
        {
            yield return command.Command.Name;
        }
    }
}

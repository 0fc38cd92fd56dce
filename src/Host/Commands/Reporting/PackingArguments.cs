using System.CommandLine;
using Google.Protobuf;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary>What <c>pack</c> and <c>repack</c> share: codes go into a package.</summary>
internal static class PackingArguments
{
    private static readonly Argument<string[]> Children = new("CHILD")
    {
        Description = "放入的码 / codes that go in (quote GS1 codes)",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Parent = new("--parent")
    {
        Description = "上级码 / the package they go into; it need not be activated yet",
        HelpName = "CODE",
        Required = true,
    };

    private static readonly Option<string> Mode = new("--mode")
    {
        Description = "包装模式：正常、拼箱、零箱、两者 / normal, mixed lots, partly filled, both",
        HelpName = "normal|mixed|partial|both",
        DefaultValueFactory = _ => "normal",
    };

    /// <summary>Gives a command its arguments and what it does.</summary>
    public static Command SetUp(Command command, PackagingAction action)
    {
        command.Arguments.Add(Children);
        command.Options.Add(Parent);
        command.Options.Add(Mode);
        var document = DocumentOptions.AddTo(command);
        command.SetAction((result, ct) =>
        {
            var section = PackagingReport.UnderOneParent(
                action, result.GetRequiredValue(Parent), result.GetRequiredValue(Children));
            section.PackModes = ByteString.CopyFrom(ReadMode(result.GetRequiredValue(Mode)));
            return PackagingReport.SendAsync(result, document, section, ct);
        });
        return command;
    }

    private static byte ReadMode(string mode) => mode switch
    {
        "normal" => 0,
        "mixed" => 1,
        "partial" => 2,
        "both" => 3,
        _ => throw CommandException.Usage(
            $"--mode {mode} 无效，应为 normal、mixed、partial 或 both / --mode {mode} is none of normal, mixed, partial, both"),
    };
}

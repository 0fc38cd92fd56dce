using System.CommandLine;
using Google.Protobuf;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary><c>pack</c> and <c>repack</c>: codes go into a package.</summary>
internal static class PackCommand
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

    public static Command CreatePack() => Create(
        "pack",
        PackagingAction.Pack,
        """
        关联：把码放入上级包装 / Packs codes that are in no package.
        Exit code: 0 all accepted, 1 failed, 2 wrong usage, 3 rows were refused.

        Examples:
          trace pack --parent 81234570000000000018 81234560000000000017 81234560000000000024
          trace pack --parent 81234570000000000018 81234560000000000017 --mode partial --at 2026-01-31T08:00:00
        """);

    public static Command CreateRepack() => Create(
        "repack",
        PackagingAction.Repack,
        """
        重新装箱：从原包装取出，放入另一个 / Takes codes out of the package they are in, if any, and puts them into this one.
        Exit code: 0 all accepted, 1 failed, 2 wrong usage, 3 rows were refused.

        Examples:
          trace repack --parent 81234570000000000025 81234560000000000017 81234560000000000024
        """);

    private static Command Create(string name, PackagingAction action, string description)
    {
        var command = new Command(name, description) { Children, Parent, Mode };
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

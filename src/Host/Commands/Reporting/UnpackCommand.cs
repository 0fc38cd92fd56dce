using System.CommandLine;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary><c>unpack</c>: codes leave their package, or everything leaves a package.</summary>
internal static class UnpackCommand
{
    private static readonly Argument<string[]> Children = new("CHILD")
    {
        Description = "取出的码 / codes that leave the package they are in",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Parent = new("--parent")
    {
        Description = "只从这个上级包装取出 / only out of this package; a code in another one is refused",
        HelpName = "CODE",
    };

    private static readonly Option<string[]> Emptied = new("--all-of")
    {
        Description = "清空这些上级包装 / everything directly inside these packages leaves them",
        HelpName = "CODE",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var command = new Command(
            "unpack",
            """
            解除关联：把码从上级包装取出 / Takes codes out of the package they are in.
            Exit code: 0 all accepted, 1 failed, 2 wrong usage, 3 rows were refused.

            Examples:
              trace unpack 81234560000000000017 81234560000000000024
              trace unpack --all-of 81234570000000000018
            """)
        {
            Children, Parent, Emptied,
        };
        var document = DocumentOptions.AddTo(command);
        command.SetAction((result, ct) => PackagingReport.SendAsync(
            result,
            document,
            Section(result.GetValue(Children) ?? [], result.GetValue(Parent), result.GetValue(Emptied) ?? []),
            ct));
        return command;
    }

    internal static PackagingSection Section(string[] children, string? parent, string[] emptied)
    {
        if (children.Length > 0 == emptied.Length > 0 || (emptied.Length > 0 && parent is not null))
        {
            throw CommandException.Usage(
                "请给出要取出的码，或用 --all-of 给出要清空的上级包装，二者选一 / "
                + "give the codes that leave, or with --all-of the packages to empty: one of the two");
        }

        if (emptied.Length > 0)
        {
            return new PackagingSection { Action = PackagingAction.Unpack, Parents = PackagingReport.Column(emptied) };
        }

        return parent is null
            ? new PackagingSection
            {
                Action = PackagingAction.Unpack,
                Children = PackagingReport.Column(children),
                ParentIndexes = { PackagingReport.Repeated(0, children.Length) },
            }
            : PackagingReport.UnderOneParent(PackagingAction.Unpack, parent, children);
    }
}

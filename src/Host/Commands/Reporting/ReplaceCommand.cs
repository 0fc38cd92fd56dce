using System.CommandLine;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary><c>replace</c>: a new code takes the place of an old one.</summary>
internal static class ReplaceCommand
{
    private static readonly Argument<string> Old = new("OLD") { Description = "原码 / the code that ends" };

    private static readonly Argument<string> New = new("NEW")
    {
        Description = "新码，已激活、未使用，同产品、批号、层级 / a fresh active code of the same product, lot and level",
    };

    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "原因 / why",
        HelpName = "TEXT",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Command(
            "replace",
            """
            替换：新码接替原码的位置与内装 / The new code takes over the old one's package and contents; the old one has ended.
            Exit code: 0 accepted, 1 failed, 2 wrong usage, 3 refused.

            Examples:
              trace replace 81234560000000000017 81234560000000000031 --reason 标签破损
            """)
        {
            Old, New, Reason,
        };
        var document = DocumentOptions.AddTo(command);
        command.SetAction((result, ct) =>
        {
            var section = PackagingReport.UnderOneParent(
                PackagingAction.Replace, result.GetRequiredValue(Old), [result.GetRequiredValue(New)]);
            section.ChangeReason = result.GetRequiredValue(Reason);
            return PackagingReport.SendAsync(result, document, section, ct);
        });
        return command;
    }
}

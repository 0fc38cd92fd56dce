using System.CommandLine;
using System.Text.RegularExpressions;
using TraceEngine.Contracts.Parties;
using TraceEngine.Host.Commands;

namespace TraceEngine.Host.Tests.Commands;

/// <summary>What people copy from the help and the README is taken by the engine.</summary>
public sealed partial class ExampleTests
{
    [Fact]
    public void Help_CreditCodesOfExamples_HaveTheirCheckCharacter()
    {
        string[] codes = [.. Descriptions(TraceCommandLine.Create()).SelectMany(CreditCodes).Distinct()];

        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.True(CreditCode.TryParse(code, out _, out _), code));
    }

    [Fact]
    public async Task Readme_CreditCodesOfExamples_HaveTheirCheckCharacter()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TraceEngine.sln")))
        {
            folder = folder.Parent!;
        }

        var text = await File.ReadAllTextAsync(
            Path.Combine(folder.FullName, "README.md"), TestContext.Current.CancellationToken);

        Assert.Contains("91310000MA1FL0001R", CreditCodes(text));
        Assert.All(CreditCodes(text), code => Assert.True(CreditCode.TryParse(code, out _, out _), code));
    }

    private static IEnumerable<string> Descriptions(Command command) =>
        command.Subcommands.SelectMany(Descriptions).Prepend(command.Description ?? string.Empty);

    private static IEnumerable<string> CreditCodes(string text) =>
        CreditCodeArgument().Matches(text).Select(match => match.Groups[1].Value);

    // As the value of an option, or of a field: --to CODE[:NAME], --set shppOrgUscc=CODE.
    [GeneratedRegex(@"(?:--(?:to|from|carrier|owner|enterprise) |Uscc=)([0-9A-Z]{18})\b")]
    private static partial Regex CreditCodeArgument();
}

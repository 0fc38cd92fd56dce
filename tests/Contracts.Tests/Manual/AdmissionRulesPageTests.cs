namespace TraceEngine.Contracts.Tests.Manual;

/// <summary>The manual is what the code says. With TRACE_WRITE_MANUAL=1 the page is written instead of compared.</summary>
public sealed class AdmissionRulesPageTests
{
    [Fact]
    public void Page_InTheRepository_IsWhatTheCatalogueSays()
    {
        var file = Path.Combine(Root(), "protos", "admission-rules.md");
        var page = AdmissionRulesPage.Make().ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("TRACE_WRITE_MANUAL") == "1")
        {
            File.WriteAllText(file, page);
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == page,
            "protos/admission-rules.md is not what the catalogue says: run this test with TRACE_WRITE_MANUAL=1, commit the page");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TraceEngine.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("no TraceEngine.sln above the tests");
    }
}

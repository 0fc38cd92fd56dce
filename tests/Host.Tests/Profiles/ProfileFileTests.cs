using TraceEngine.Host.Commands;
using TraceEngine.Host.Data;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Tests.Profiles;

public sealed class ProfileFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly Profile Sample = new("http://127.0.0.1:5080", "ak-1", "secret-sk", "91110000600001760P", "示例药业");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profile-");

    private string FilePath => Path.Combine(_folder.FullName, "deeper", "profile.json");

    [Fact]
    public void Write_NewProfile_IsReadableByItsOwnerOnly()
    {
        Assert.Null(ProfileFile.Write(FilePath, Sample));

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(FilePath));
        Assert.Equal(Sample, ProfileFile.Read(FilePath));
        Assert.Contains("示例药业", File.ReadAllText(FilePath), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Read_FileOpenToOthers_IsRefusedWithTheWayOut(UnixFileMode more)
    {
        ProfileFile.Write(FilePath, Sample);
        File.SetUnixFileMode(FilePath, OwnerOnly | more);

        var refusal = Assert.Throws<CommandException>(() => ProfileFile.Read(FilePath));

        Assert.Contains($"chmod 600 {FilePath}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(CommandException.OperatingCode, refusal.ExitCode);
    }

    [Fact]
    public void Write_OverAnotherKey_KeepsTheFormerProfile()
    {
        ProfileFile.Write(FilePath, Sample);

        var kept = ProfileFile.Write(FilePath, Sample with { Ak = "ak-2" });

        Assert.Equal("ak-2", ProfileFile.Read(FilePath).Ak);
        Assert.Equal(Sample, ProfileFile.Read(kept!));
        Assert.Null(ProfileFile.Write(FilePath, Sample with { Ak = "ak-2", Sk = "rotated" }));
    }

    [Fact]
    public void Read_DamagedFile_IsRefusedWithoutItsSecret()
    {
        ProfileFile.Write(FilePath, Sample);
        File.WriteAllText(FilePath, """{"ak": "ak-1", "sk": secret-sk""");

        var refusal = Assert.Throws<CommandException>(() => ProfileFile.Read(FilePath));

        Assert.DoesNotContain("secret-sk", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_NamesTheCommandThatMakesOne()
    {
        var refusal = Assert.Throws<CommandException>(() => ProfileFile.Read(FilePath));

        Assert.Contains("trace keys create", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ProfileWithoutEndpoint_TakesThatOfTheRunningServer()
    {
        ProfileFile.Write(FilePath, Sample with { Endpoint = null });
        var endpoint = new EndpointFile(_folder.FullName);

        var refusal = Assert.Throws<CommandException>(() => ProfileFile.Load(FilePath, _folder.FullName));
        endpoint.Write("http://127.0.0.1:40000", "http://127.0.0.1:40001");
        var profile = ProfileFile.Load(FilePath, _folder.FullName);

        Assert.Contains("trace serve", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("http://127.0.0.1:40000", profile.Endpoint);
    }

    [Fact]
    public void ToString_Always_LeavesOutTheSecret() =>
        Assert.DoesNotContain("secret-sk", Sample.ToString(), StringComparison.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);
}

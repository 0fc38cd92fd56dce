using TraceEngine.Access.Secrets;

namespace TraceEngine.Access.Tests.Secrets;

public sealed class MasterKeyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("master-key-");

    private string FilePath => Path.Combine(_folder.FullName, MasterKey.FileName);

    [Fact]
    public void Load_NoFile_MakesOneThatOnlyTheOwnerReads()
    {
        var made = MasterKey.Load(null, _folder.FullName);
        var read = MasterKey.Load("", _folder.FullName);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        Assert.True(made.Bytes.SequenceEqual(read.Bytes));
        Assert.Single(_folder.GetFiles());
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Load_FileOpenToOthers_IsRefusedWithTheWayOut(UnixFileMode more)
    {
        MasterKey.Load(null, _folder.FullName);
        File.SetUnixFileMode(FilePath, File.GetUnixFileMode(FilePath) | more);

        var refusal = Assert.Throws<AccessException>(() => MasterKey.Load(null, _folder.FullName));

        Assert.Contains($"chmod 600 {FilePath}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    [InlineData("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F\n")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    public void Load_Variable_TakesHexAndBase64(string variable)
    {
        var key = MasterKey.Load(variable, _folder.FullName);

        Assert.Equal(Enumerable.Range(0, 32).Select(i => (byte)i), key.Bytes.ToArray());
        Assert.Empty(_folder.GetFiles());
    }

    [Theory]
    [InlineData("0001")]
    [InlineData("AAECAwQFBgcICQoLDA0ODw==")]
    [InlineData("not a key")]
    public void Load_VariableNoKey_IsRefusedWithoutRepeatingIt(string variable)
    {
        var refusal = Assert.Throws<AccessException>(() => MasterKey.Load(variable, _folder.FullName));

        Assert.DoesNotContain($"'{variable}'", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void Load_DamagedFile_IsRefusedAndKept()
    {
        MasterKey.Load(null, _folder.FullName);
        File.WriteAllText(FilePath, "half");

        Assert.Throws<AccessException>(() => MasterKey.Load(null, _folder.FullName));
        Assert.Equal("half", File.ReadAllText(FilePath));
    }

    [Fact]
    public void Load_ManyAtOnce_AllGetTheSame()
    {
        var keys = new byte[16][];
        Parallel.For(0, keys.Length, i => keys[i] = MasterKey.Load(null, _folder.FullName).Bytes.ToArray());

        Assert.All(keys, key => Assert.Equal(keys[0], key));
    }

    [Fact]
    public void ToString_Always_IsAMask() => Assert.Equal("***", MasterKey.Load(null, _folder.FullName).ToString());

    public void Dispose() => _folder.Delete(recursive: true);
}

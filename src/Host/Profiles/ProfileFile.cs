using System.Text;
using System.Text.Json;
using TraceEngine.Host.Commands;
using TraceEngine.Host.Data;

namespace TraceEngine.Host.Profiles;

/// <summary>The profile on disk: <c>$TRACE_PROFILE</c>, or <c>~/.config/traceengine/profile.json</c>.</summary>
internal static class ProfileFile
{
    /// <summary>Names another file.</summary>
    public const string Variable = "TRACE_PROFILE";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The file used when the command names none.</summary>
    public static string DefaultPath =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(ConfigurationFolder(), "traceengine", "profile.json");

    /// <summary>
    /// The profile with an endpoint: its own, or that of the server running on the data folder. For import, query, verify.
    /// </summary>
    /// <param name="path">Null for <see cref="DefaultPath"/>.</param>
    /// <param name="dataFolder">Null for the environment's or the default one.</param>
    /// <exception cref="CommandException">No profile, others can read it, it is damaged, or no server is known.</exception>
    public static Profile Load(string? path = null, string? dataFolder = null)
    {
        var profile = Read(path ?? DefaultPath);
        if (profile.Endpoint is { Length: > 0 })
        {
            return profile;
        }
        var endpoint = new EndpointFile(DataLocation.FolderOr(dataFolder));
        return profile with
        {
            Endpoint = endpoint.TryRead() ?? throw CommandException.Operating(
                $"没有正在运行的服务（{endpoint.Path} 不存在），请先执行 trace serve / "
                + $"no server is running ({endpoint.Path} is missing): start it with trace serve"),
        };
    }

    /// <exception cref="CommandException">No profile, others can read it, or it is damaged.</exception>
    public static Profile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw CommandException.Operating(
                $"没有配置文件 {path}，请用 trace keys create 建立 / there is no profile {path}: make one with trace keys create");
        }
        var mode = File.GetUnixFileMode(path);
        if ((mode & ~OwnerOnly) != 0)
        {
            var octal = Convert.ToString((int)mode, 8).PadLeft(3, '0');
            throw CommandException.Operating(
                $"{path} 的权限为 {octal}，其他用户可以读到密钥，请执行 chmod 600 {path} / "
                + $"{path} has mode {octal}, so others can read the key: chmod 600 {path}");
        }
        try
        {
            return Profile.Parse(File.ReadAllText(path));
        }
        catch (JsonException exception)
        {
            // Its message may quote the text, and so the sk.
            throw CommandException.Operating(
                $"{path} 不是配置文件（第 {exception.LineNumber + 1} 行），请用 trace keys create 重新建立 / "
                + $"{path} is no profile (line {exception.LineNumber + 1}): make a new one with trace keys create");
        }
    }

    /// <summary>Writes the profile, mode 600 from its first byte. A profile with another key is kept beside it.</summary>
    /// <returns>Where the former profile is now; null when there was none with another key.</returns>
    public static string? Write(string path, Profile profile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = path + ".new";
        File.Delete(draft);
        using (var file = new FileStream(draft, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        }))
        {
            file.Write(Encoding.UTF8.GetBytes(profile.ToJson() + "\n"));
            file.Flush(flushToDisk: true);
        }
        var kept = HoldsOtherKey(path, profile.Ak) ? path + ".old" : null;
        if (kept is not null)
        {
            File.Move(path, kept, overwrite: true);
        }
        File.Move(draft, path, overwrite: true);
        return kept;
    }

    private static bool HoldsOtherKey(string path, string ak)
    {
        try
        {
            return File.Exists(path) && Profile.Parse(File.ReadAllText(path)).Ak != ak;
        }
        catch (JsonException)
        {
            return true; // not ours to throw away
        }
    }

    private static string ConfigurationFolder() =>
        Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } folder
            ? folder
            : Path.Combine(HomeFolder(), ".config");

    // Also where it is not there yet: a name of nothing would make the path one of the folder at hand.
    private static string HomeFolder() => Environment.GetFolderPath(
        Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
}

using System.CommandLine;
using System.Globalization;
using TraceEngine.Access.Keys;
using TraceEngine.Host.Data;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands;

/// <summary><c>keys rotate</c>: a new sk for an ak, while the old one works on for a day.</summary>
internal static class KeysRotateCommand
{
    private static readonly Argument<string> Ak = new("AK") { Description = "密钥 / the key" };

    private static readonly Option<bool> EndOlder = new("--end-older")
    {
        Description = "立即结束上次轮换留下的旧版本 / end at once the version an earlier rotation left working",
    };

    public static Command Create()
    {
        var command = new Command("rotate", "换新 sk，旧 sk 在重叠期内仍有效 / Issues a new sk; the old one works on during the overlap")
        {
            Ak, EndOlder,
        };
        var data = DataOptions.AddTo(command);
        command.SetAction(
            (result, ct) => RunAsync(result.GetRequiredValue(Ak), result.GetValue(EndOlder), data.Read(result), ct));
        return command;
    }

    private static async Task<int> RunAsync(string ak, bool endOlder, DataLocation location, CancellationToken ct)
    {
        await using var access = await AccessSession.OpenAsync(location, ct);
        var issued = await access.Keys.RotateAsync(ak, endOlder, AccessSession.Actor, ct);
        var until = issued.OlderWorksUntil!.Value.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        Console.WriteLine($"ak  {issued.Ak}");
        Console.WriteLine($"sk  {issued.Secret.Reveal()}");
        Console.WriteLine($"旧 sk 有效至 / the old sk works until {until}");
        Console.WriteLine("sk 只显示这一次，请妥善保存 / the sk is shown only this once, keep it safe");
        UpdateProfile(issued);
        return 0;
    }

    private static void UpdateProfile(IssuedKey issued)
    {
        var path = ProfileFile.DefaultPath;
        if (File.Exists(path) && ProfileFile.Read(path) is var profile && profile.Ak == issued.Ak)
        {
            ProfileFile.Write(path, profile with { Sk = issued.Secret.Reveal() });
            Console.WriteLine($"配置文件已更新 / profile updated: {path}");
        }
    }
}

using System.CommandLine;
using TraceEngine.Host.Data;

namespace TraceEngine.Host.Commands;

/// <summary><c>keys revoke</c>: ends a key at once.</summary>
internal static class KeysRevokeCommand
{
    private static readonly Argument<string> Ak = new("AK") { Description = "密钥 / the key" };

    public static Command Create()
    {
        var command = new Command(
            "revoke", "吊销密钥：新调用被拒绝，进行中的流 5 秒内结束 / Ends a key: new calls are refused, running streams end within 5 s")
        {
            Ak,
        };
        var data = DataOptions.AddTo(command);
        command.SetAction((result, ct) => RunAsync(result.GetRequiredValue(Ak), data.Read(result), ct));
        return command;
    }

    private static async Task<int> RunAsync(string ak, DataLocation location, CancellationToken ct)
    {
        await using var access = await AccessSession.OpenAsync(location, ct);
        var ended = await access.Keys.RevokeAsync(ak, AccessSession.Actor, ct);
        Console.WriteLine(ended ? $"已吊销 / revoked: {ak}" : $"此前已失效 / had ended before: {ak}");
        return 0;
    }
}

using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TraceEngine.Access.Keys;
using TraceEngine.Host.Data;

namespace TraceEngine.Host.Commands;

/// <summary><c>keys list</c>: every version of every key, without the secrets.</summary>
internal static class KeysListCommand
{
    private static readonly Option<string?> EnterpriseCode = new("--enterprise")
    {
        Description = "只列该企业 / only this enterprise's",
        HelpName = "CREDITCODE",
    };

    public static Command Create()
    {
        var command = new Command("list", "列出密钥 / Lists the keys") { EnterpriseCode };
        var data = DataOptions.AddTo(command);
        command.SetAction((result, ct) => RunAsync(result.GetValue(EnterpriseCode), data.Read(result), ct));
        return command;
    }

    private static async Task<int> RunAsync(string? creditCode, DataLocation location, CancellationToken ct)
    {
        await using var access = await AccessSession.OpenAsync(location, ct);
        var keys = await access.Keys.ListAsync(creditCode, ct);
        if (keys.Count == 0)
        {
            Console.WriteLine("没有密钥 / there are no keys");
            return 0;
        }
        var now = TimeProvider.System.GetUtcNow();
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("ak", "v", "企业 enterprise", "角色 roles", "备注 label", "建立 created", "最近使用 last used", "状态 state");
        foreach (var key in keys)
        {
            string[] cells =
            [
                key.Ak, key.Version.ToString(CultureInfo.InvariantCulture), $"{key.CreditCode} {key.EnterpriseName}",
                string.Join(' ', key.Roles.Select(role => role.Replace('_', '-'))), key.Label,
                Time(key.CreatedAt), Time(key.LastUsedAt), State(key, now),
            ];
            table.AddRow([.. cells.Select(cell => new Text(cell))]);
        }
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 240; // no terminal to fit: one line a key
        }
        AnsiConsole.Write(table);
        return 0;
    }

    private static string State(KeySummary key, DateTimeOffset now) => key switch
    {
        { RevokedAt: { } at } => $"已吊销 revoked {Time(at)}",
        { ExpiresAt: { } at } when at <= now => $"已过期 expired {Time(at)}",
        { ExpiresAt: { } at } => $"有效至 works until {Time(at)}",
        _ => "有效 works",
    };

    private static string Time(DateTimeOffset? time) =>
        time?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "-";
}

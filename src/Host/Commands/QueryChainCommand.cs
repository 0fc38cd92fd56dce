using System.CommandLine;
using Google.Protobuf;
using Spectre.Console;
using TraceEngine.Client;
using TraceEngine.Client.Calls;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Profiles;
using Profile = TraceEngine.Host.Profiles.Profile;

namespace TraceEngine.Host.Commands;

/// <summary><c>query chain</c>: everything known of one code, as a tree for people or as JSON for programs.</summary>
internal static class QueryChainCommand
{
    // A person waits: long enough for a server that restarts its database connections, short enough to be told soon.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // No terminal to fit: a line is never broken.
    private const int RedirectedWidth = 240;

    private static readonly JsonFormatter Json = new(
        JsonFormatter.Settings.Default.WithIndentation().WithFormatDefaultValues(true));

    private static readonly Argument<string> Code = new("CODE")
    {
        Description = "追溯码，按印刷或扫描内容（GS1 码请加引号） / trace code as printed or scanned (quote a GS1 code)",
    };

    private static readonly Option<bool> AsJson = new("--json")
    {
        Description = "输出 JSON / print JSON",
    };

    public static Command Create()
    {
        var command = new Command(
            "chain",
            """
            显示一个追溯码的全链 / Shows one code: packages around it, product, lot, activation, contents, nodes.

            Examples:
              trace query chain 81234560000000000017
              trace query chain "(01)06901234567892(21)AB1" --json
            """)
        {
            Code, AsJson,
        };
        var profile = ProfileOptions.AddTo(command);
        command.SetAction((result, ct) => RunAsync(
            profile.Load(result),
            result.GetRequiredValue(Code),
            result.GetValue(AsJson),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(Profile profile, string code, bool asJson, CancellationToken ct)
    {
        var chain = await FindAsync(profile, code, ct) ?? throw CommandException.Operating(
            $"未找到追溯码 {code}：未激活，或不在 {profile.Name} 的可查范围 / "
            + $"no trace code {code}: not active, or not in the scope of {profile.Name}");
        if (asJson)
        {
            Console.WriteLine(Json.Format(chain));
            return 0;
        }

        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        QueryChainTree.Draw(AnsiConsole.Console, chain);
        return 0;
    }

    private static async Task<Chain?> FindAsync(Profile profile, string code, CancellationToken ct)
    {
        try
        {
            await using var client = ProfileOptions.Connect(profile, Patience);
            return await client.FindChainAsync(code, ct);
        }
        catch (ServerUnreachableException unreachable)
        {
            throw CommandException.Operating(
                $"{profile.Endpoint} 没有服务应答，请先执行 trace serve / "
                + $"no server answers at {profile.Endpoint}: start it with trace serve",
                unreachable);
        }
    }
}

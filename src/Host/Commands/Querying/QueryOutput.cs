using System.CommandLine;
using Google.Protobuf;
using Spectre.Console;
using TraceEngine.Client;
using TraceEngine.Client.Calls;
using TraceEngine.Host.Profiles;
using Profile = TraceEngine.Host.Profiles.Profile;

namespace TraceEngine.Host.Commands.Querying;

/// <summary>What all queries share: how they reach the server, and whom they answer.</summary>
internal static class QueryOutput
{
    // A person waits: long enough for a server that restarts its database connections, short enough to be told soon.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // No terminal to fit: a line is never broken.
    private const int RedirectedWidth = 240;

    /// <summary>One message a line.</summary>
    public static JsonFormatter JsonLine { get; } = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    /// <summary>The option <c>--json</c>.</summary>
    public static Option<bool> NewJsonOption(string description) => new("--json") { Description = description };

    /// <summary>The screen, as wide as it is.</summary>
    public static IAnsiConsole Screen()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        return AnsiConsole.Console;
    }

    /// <summary>Asks the server of a profile.</summary>
    /// <exception cref="CommandException">No server answers.</exception>
    public static async Task<T> AskAsync<T>(Profile profile, Func<TraceClient, Task<T>> ask)
    {
        try
        {
            await using var client = ProfileOptions.Connect(profile, Patience);
            return await ask(client);
        }
        catch (ServerUnreachableException unreachable)
        {
            throw CommandException.Operating(
                $"{profile.Endpoint} 没有服务应答，请先执行 trace serve / "
                + $"no server answers at {profile.Endpoint}: start it with trace serve",
                unreachable);
        }
    }

    /// <summary>Refuses two kinds of output at once.</summary>
    /// <exception cref="CommandException">Both are asked for.</exception>
    public static void CheckOne(bool asJson, bool asCsv)
    {
        if (asJson && asCsv)
        {
            throw CommandException.Usage("--json 和 --csv 只能选一个 / write --json or --csv, not both");
        }
    }
}

using System.CommandLine;
using TraceEngine.Client;

namespace TraceEngine.Host.Profiles;

/// <summary>
/// The options <c>--profile</c> and <c>--data</c>, the same on every command that calls the server as an enterprise.
/// </summary>
internal sealed class ProfileOptions
{
    // A person waits for the first answer; a stream that is open has a patience of its own.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Option<string?> _path = new("--profile")
    {
        Description =
            $"企业配置文件 / profile of the enterprise (default: {ProfileFile.Variable} or ~/.config/traceengine/profile.json)",
        HelpName = "FILE",
    };

    private readonly Option<string?> _folder = new("--data")
    {
        Description = "正在运行的服务的数据目录 / data folder of the running server",
        HelpName = "DIR",
    };

    private ProfileOptions(Command command)
    {
        command.Add(_path);
        command.Add(_folder);
    }

    /// <summary>Adds the options to a command.</summary>
    public static ProfileOptions AddTo(Command command) => new(command);

    /// <summary>The profile that the command names, with the server's endpoint.</summary>
    /// <exception cref="Commands.CommandException">There is none, or no server is known.</exception>
    public Profile Load(ParseResult result) => ProfileFile.Load(result.GetValue(_path), result.GetValue(_folder));

    /// <summary>The client that acts as the enterprise of the profile.</summary>
    /// <exception cref="Commands.CommandException">There is no profile, or no server is known.</exception>
    public TraceClient Connect(ParseResult result) => Connect(Load(result));

    /// <summary>The client that acts as the enterprise of a profile.</summary>
    /// <param name="profile">The profile, with an endpoint.</param>
    /// <param name="patience">How long it waits for a server that is away; null = ten seconds.</param>
    public static TraceClient Connect(Profile profile, TimeSpan? patience = null) => new(new TraceClientOptions
    {
        Endpoint = profile.Endpoint!,
        Ak = profile.Ak,
        Sk = profile.Sk,
        UnaryBudget = patience ?? Patience,
    });
}

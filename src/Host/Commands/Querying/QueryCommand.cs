using System.CommandLine;

namespace TraceEngine.Host.Commands.Querying;

/// <summary><c>query</c>: questions to the server, as the enterprise of the profile.</summary>
internal static class QueryCommand
{
    public static Command Create() => new("query", "查询 / Asks where codes are")
    {
        QueryChainCommand.Create(),
        QueryContentsCommand.Create(),
        QueryListCommand.Create(),
    };
}

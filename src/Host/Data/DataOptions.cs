using System.CommandLine;

namespace TraceEngine.Host.Data;

/// <summary>The options <c>--data</c>, <c>--postgres</c> and <c>--redis</c>, the same on every command that has them.</summary>
internal sealed class DataOptions
{
    private readonly Option<string?> _folder = new("--data")
    {
        Description = $"数据目录 / data folder (default: {DataLocation.FolderVariable} or .trace/data)",
        HelpName = "DIR",
    };

    private readonly Option<string?> _postgres = new("--postgres")
    {
        Description = "已有 PostgreSQL 的连接串，省略则使用私有数据库 / connection string of your PostgreSQL; without it, the private one",
        HelpName = "CONN",
    };

    private readonly Option<string?>? _redis;

    private DataOptions(Command command, bool withRedis)
    {
        command.Add(_folder);
        command.Add(_postgres);
        if (withRedis)
        {
            _redis = new Option<string?>("--redis")
            {
                Description = "已有 Redis 的地址 / address of your Redis, as StackExchange.Redis takes it",
                HelpName = "CONN",
            };
            command.Add(_redis);
        }
    }

    /// <summary>Adds the options to a command that reads or writes the database.</summary>
    public static DataOptions AddTo(Command command) => new(command, withRedis: false);

    /// <summary>With <c>--redis</c> too.</summary>
    public static DataOptions AddWithRedisTo(Command command) => new(command, withRedis: true);

    public DataLocation Read(ParseResult result) => new(
        DataLocation.FolderOr(result.GetValue(_folder)),
        result.GetValue(_postgres),
        _redis is null ? null : result.GetValue(_redis));
}

using System.CommandLine;
using TraceEngine.Host.Data;
using TraceEngine.Query.Caching;

namespace TraceEngine.Host.Commands;

/// <summary><c>cache</c>: the cache of all hosts on a database.</summary>
internal static class CacheCommand
{
    public static Command Create() => new(
        "cache",
        """
        查看、关闭或打开查询缓存 / Shows, closes or opens the cache of queries. Answers are the same without it, only slower.

        Examples:
          trace cache status
          trace cache close     before a Redis server is replaced by another one
          trace cache open      after that
        """)
    {
        Make("status", "查看缓存状态 / Shows whether hosts may use the cache", static (_, _) => Task.CompletedTask),
        Make(
            "close",
            "关闭缓存并保持关闭 / Closes the cache and keeps it closed until it is opened by hand",
            static async (cache, ct) =>
            {
                await cache.CloseAsync(ct);
                await Task.Delay(CacheControl.ClosingTime, TimeProvider.System, ct);
            }),
        Make(
            "open",
            "允许各主机重新打开缓存 / Lets the hosts open the cache again, with a new generation; takes them some seconds",
            static (cache, ct) => cache.OpenAsync(ct)),
    };

    private static Command Make(string name, string description, Func<CacheControl, CancellationToken, Task> run)
    {
        var command = new Command(
            name,
            $"""
            {description}.

            Examples:
              trace cache {name}
              trace cache {name} --postgres "Host=db;Username=trace;Password=...;Database=trace"
            """);
        var data = DataOptions.AddTo(command);
        command.SetAction((result, ct) => RunAsync(data.Read(result), run, ct));
        return command;
    }

    private static async Task<int> RunAsync(
        DataLocation location, Func<CacheControl, CancellationToken, Task> run, CancellationToken ct)
    {
        await using var servers = await DataServers.AttachOrStartAsync(location, TimeProvider.System, ct);
        await using var cache = new CacheControl(servers.Postgres);
        await run(cache, ct);
        var (generation, isClosed, isHeld) = await cache.ReadAsync(ct);
        Console.WriteLine((isClosed, isHeld) switch
        {
            (false, _) => $"缓存已打开，第 {generation} 代 / the cache is open at generation {generation}",
            (_, true) => $"缓存已关闭（第 {generation} 代），用 trace cache open 打开 / the cache is closed at generation {generation}: "
                + "trace cache open lets hosts open it",
            _ => $"缓存已关闭（第 {generation} 代），主机将自行打开 / the cache is closed at generation {generation}; hosts open it by "
                + "themselves within seconds when Redis answers",
        });
        return 0;
    }
}

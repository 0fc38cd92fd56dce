using StackExchange.Redis;

namespace TraceEngine.Query.Caching;

/// <summary>Which Redis master is there, and whether it is what the configuration says.</summary>
internal sealed class RedisMaster(Lazy<IConnectionMultiplexer> redis, CacheOptions options, TimeProvider time, QueryLog log)
    : IRedisMaster
{
    public async Task<string?> FindIdAsync(CancellationToken ct)
    {
        try
        {
            var info = await InfoAsync(ct);
            return options.Kind switch
            {
                _ when info.GetValueOrDefault("role") != "master" => null,
                RedisKind.Replicated => info.GetValueOrDefault("master_replid"),
                _ => await IsPlainAsync(info, ct) ? string.Empty : null,
            };
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            log.CacheAway(exception.GetType().Name);
            return null;
        }
    }

    private async Task<bool> IsPlainAsync(Dictionary<string, string> info, CancellationToken ct)
    {
        var (save, appends) = (await SettingAsync("save", ct), await SettingAsync("appendonly", ct));
        var isPlain = info.GetValueOrDefault("connected_slaves") == "0" && save.Length == 0 && appends == "no";
        if (!isPlain)
        {
            log.RedisNotPlain(info.GetValueOrDefault("connected_slaves") ?? "?", save, appends);
        }

        return isPlain;
    }

    private async Task<Dictionary<string, string>> InfoAsync(CancellationToken ct)
    {
        var answer = await redis.Value.GetDatabase()
            .ExecuteAsync("INFO", ["replication"], CommandFlags.DemandMaster)
            .WaitAsync(options.CommandTimeout, time, ct);
        return ((string?)answer ?? string.Empty)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(':', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }

    private async Task<string> SettingAsync(string name, CancellationToken ct)
    {
        var answer = await redis.Value.GetDatabase()
            .ExecuteAsync("CONFIG", ["GET", name], CommandFlags.DemandMaster)
            .WaitAsync(options.CommandTimeout, time, ct);
        return (string[]?)answer is [_, var value, ..] ? value : "?";
    }
}

namespace TraceEngine.Query.Caching;

/// <summary>
/// What runs inside Redis. A script that is bound to a master first checks role and replication id, both: a demoted server keeps
/// its connections and its old data, and for a while its id. Where the check fails it does nothing and returns -1.
/// </summary>
internal static class RedisScripts
{
    /// <summary>R3, bound: the entries at all keys.</summary>
    public const string CheckedGet = Check + "return redis.call('MGET', unpack(KEYS))";

    /// <summary>R3: leaves the token ARGV[2] at all keys for ARGV[3] milliseconds.</summary>
    public const string Lease = Check + """
        for i = 1, #KEYS do redis.call('SET', KEYS[i], ARGV[2], 'PX', ARGV[3]) end
        return #KEYS
        """;

    /// <summary>
    /// R3: KEYS are pairs of entry and lease place. Returns the entries of format ARGV[4], and leaves the token ARGV[2] for
    /// ARGV[3] milliseconds where there is none.
    /// </summary>
    public const string LookOrLease = Check + """
        local found = {}
        for i = 1, #KEYS, 2 do
            local entry = redis.call('GET', KEYS[i])
            if entry and string.byte(entry) == tonumber(ARGV[4]) then
                found[(i + 1) / 2] = entry
            else
                redis.call('SET', KEYS[i + 1], ARGV[2], 'PX', ARGV[3])
                found[(i + 1) / 2] = false
            end
        end
        return found
        """;

    /// <summary>
    /// R4: KEYS are pairs of entry and lease place. Fills ARGV[4] and on for ARGV[3] milliseconds where the lease is still
    /// ARGV[2]; returns how many.
    /// </summary>
    public const string Fill = Check + """
        local filled = 0
        for i = 1, #KEYS, 2 do
            if redis.call('GET', KEYS[i + 1]) == ARGV[2] then
                redis.call('SET', KEYS[i], ARGV[4 + (i - 1) / 2], 'PX', ARGV[3])
                redis.call('DEL', KEYS[i + 1])
                filled = filled + 1
            end
        end
        return filled
        """;

    // ARGV[1]: the replication id; empty for a plain Redis.
    private const string Check = """
        if ARGV[1] ~= '' then
            local info = redis.call('INFO', 'replication')
            if not string.find(info, 'role:master', 1, true) then return -1 end
            if not string.find(info, 'master_replid:' .. ARGV[1], 1, true) then return -1 end
        end

        """;
}

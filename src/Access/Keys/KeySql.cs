using TraceEngine.Storage.Databases;

namespace TraceEngine.Access.Keys;

/// <summary>The statements of this folder.</summary>
internal static class KeySql
{
    public static readonly string Create = Load("create_key");
    public static readonly string CountLive = Load("count_live_keys");
    public static readonly string LockVersions = Load("lock_versions");
    public static readonly string ExpireVersion = Load("expire_version");
    public static readonly string RevokeVersions = Load("revoke_versions");
    public static readonly string List = Load("list_keys");
    public static readonly string FingerprintLive = Load("fingerprint_live_keys");
    public static readonly string ReadLive = Load("read_live_keys");
    public static readonly string WriteLastUse = Load("write_last_use");

    private static string Load(string name) => SqlText.Load(typeof(KeySql).Assembly, name);
}

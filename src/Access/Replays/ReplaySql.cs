using TraceEngine.Storage.Databases;

namespace TraceEngine.Access.Replays;

/// <summary>The statements of this folder.</summary>
internal static class ReplaySql
{
    public static readonly string Enter = Load("enter_replay");
    public static readonly string Find = Load("find_replay");
    public static readonly string Take = Load("take_replay");
    public static readonly string Complete = Load("complete_replay");
    public static readonly string Abandon = Load("abandon_replay");
    public static readonly string ReadExpired = Load("read_expired_replays");
    public static readonly string DeleteExpired = Load("delete_expired_replays");

    private static string Load(string name) => SqlText.Load(typeof(ReplaySql).Assembly, name);
}

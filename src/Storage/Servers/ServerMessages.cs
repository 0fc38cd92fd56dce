namespace TraceEngine.Storage.Servers;

/// <summary>What this folder says to people, in both languages, each with the way out.</summary>
internal static class ServerMessages
{
    public const string NoPostgres =
        "没有找到 PostgreSQL 15-18，请安装（apt-get install postgresql）或用 --postgres 指定已有的服务器 / "
        + "PostgreSQL 15-18 was not found: install it (apt-get install postgresql) or name a server with --postgres";

    public const string NoPostgresUser =
        "PostgreSQL 不能以 root 运行，而系统中没有 postgres 用户，请安装 postgresql 软件包，或以普通用户运行 / "
        + "PostgreSQL never runs as root and there is no user postgres: install the postgresql package or run as another user";

    public const string NoRedis =
        "没有找到 redis-server，缓存停用（变慢但不影响写入），请安装 redis-server / "
        + "redis-server was not found, so there is no cache (slower, nothing else): install redis-server";

    public static string CommandFailed(string command, int exitCode, string output) =>
        $"命令失败（退出码 {exitCode}） / command failed (exit code {exitCode}): {command}\n{output}";

    public static string Locked(string folder, int? processId) =>
        $"数据目录 {folder} 正被另一个 TraceEngine（进程 {Id(processId)}）使用，请先停止它，或换一个数据目录 / "
        + $"the data folder {folder} is used by another TraceEngine (process {Id(processId)}): stop it or choose another folder";

    public static string NotReadable(string folder) =>
        $"数据目录 {folder} 属于另一个用户，请以该用户（或 root）运行，或换一个数据目录 / "
        + $"the data folder {folder} belongs to another user: run as that user (or root) or choose another folder";

    public static string OtherVersion(string folder, string version) =>
        $"数据目录 {folder} 由 PostgreSQL {version} 建立，但未安装该版本，请安装 postgresql-{version} / "
        + $"{folder} was made by PostgreSQL {version}, which is not installed: install postgresql-{version}";

    public static string NotStarted(string server, string logFile, string lastLines) =>
        $"{server} 没有启动，日志 {logFile} / {server} did not start, its log is {logFile}:\n{lastLines}";

    public static string LeftoverRuns(string folder, IEnumerable<int> ids) =>
        $"上次运行留下的进程 {string.Join(", ", ids)} 仍在使用 {folder}，无法结束，请手工结束后重试 / "
        + $"processes {string.Join(", ", ids)} of an earlier run still use {folder} and can't be ended: end them, then try again";

    public static string NoFolder(string folder, string account) =>
        $"用户 {account} 无法进入 {folder}，也无法使用 /var/lib/traceengine，请换一个数据目录 / "
        + $"user {account} can't enter {folder} and /var/lib/traceengine can't be made: choose another data folder";

    public static string NotRunning(string folder) =>
        $"{folder} 没有正在运行的 TraceEngine / no TraceEngine runs on {folder}";

    public static string NotReadyInTime(string server, TimeSpan limit) =>
        $"{server} 在 {limit.TotalSeconds:0} 秒内没有就绪 / {server} was not ready within {limit.TotalSeconds:0} s";

    private static string Id(int? processId) => processId?.ToString() ?? "?";
}

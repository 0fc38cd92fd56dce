using System.Globalization;

namespace TraceEngine.Access;

/// <summary>What this room says to people, in Chinese and English, each with the way out.</summary>
internal static class AccessMessages
{
    /// <summary>One answer for an unknown ak, a wrong sk, a changed method and an old time: it tells a guesser nothing.</summary>
    public const string Unauthenticated =
        "调用未通过验证，请检查 ak、sk、方法名与本机时钟（误差 300 秒以内） / "
        + "call not authenticated: check ak, sk, the method name and the clock (within 300 s)";

    public const string NotSigned =
        "调用没有签名，需要 x-trace-ak、x-trace-timestamp、x-trace-nonce、x-trace-sign / "
        + "call not signed: x-trace-ak, x-trace-timestamp, x-trace-nonce and x-trace-sign are required";

    public const string KeysNotReadable =
        "暂时无法读取密钥，请稍后重试 / keys can't be read at the moment: try again";

    public const string MasterKeyVariable =
        "TRACE_MASTER_KEY 应为 32 字节的 base64 或 64 位十六进制（openssl rand -hex 32） / "
        + "TRACE_MASTER_KEY must be 32 bytes as base64 or as 64 hex digits (openssl rand -hex 32)";

    public const string NoKeyDecrypts =
        "主密钥与数据库中的密钥不符，请使用建立这些密钥时的 TRACE_MASTER_KEY 或 master.key / "
        + "the master key opens none of the keys in the database: use the TRACE_MASTER_KEY or master.key they were made under";

    public static string MasterKeyFileMode(string path, UnixFileMode mode) =>
        $"{path} 的权限为 {Octal(mode)}，其他用户可能读过主密钥，请执行 chmod 600 {path} / "
        + $"{path} has mode {Octal(mode)}, so others can read the master key: chmod 600 {path}";

    public static string MasterKeyFileContent(string path) =>
        $"{path} 不是主密钥（应为 64 位十六进制），请从备份恢复 / {path} is no master key (64 hex digits): restore it from a backup";

    public static string UnknownRole(string text, IEnumerable<string> known) =>
        $"角色“{text}”不存在，可用：{string.Join("、", known)} / unknown role '{text}', known: {string.Join(", ", known)}";

    public static string UnknownStrictness(string text, IEnumerable<string> known) =>
        $"严格程度“{text}”不存在，可用：{string.Join("、", known)} / unknown strictness '{text}', known: {string.Join(", ", known)}";

    public static string EnterpriseNeedsName(string creditCode) =>
        $"企业 {creditCode} 尚未登记，请给出 --name 与 --role / enterprise {creditCode} is new: give --name and --role";

    public static string NoEnterprise(string creditCode) =>
        $"企业 {creditCode} 尚未登记 / enterprise {creditCode} is not registered";

    public static string BadName(string text) =>
        $"企业名称应为 1 至 200 个字符：“{text}” / an enterprise's name has 1 to 200 characters: '{text}'";

    public static string BadLabel(string text) =>
        $"密钥备注最多 100 个字符：“{text}” / a key's label has at most 100 characters: '{text}'";

    public static string NoKey(string ak) =>
        $"密钥 {ak} 不存在，用 keys list 查看 / there is no key {ak}: see keys list";

    public static string KeyNotLive(string ak) =>
        $"密钥 {ak} 已吊销，请用 keys create 新建 / key {ak} is revoked: make another with keys create";

    public static string RotationRunning(string ak, DateTimeOffset until) =>
        $"密钥 {ak} 正在轮换，旧版本有效至 {Time(until)}，如需立即结束请加 --end-older / "
        + $"key {ak} is being rotated, its older version works until {Time(until)}: --end-older ends that at once";

    public static string TooManyKeys(int limit) =>
        $"有效密钥已达上限 {limit}，请吊销不用的密钥或提高 Access:MaximumKeys / "
        + $"there are {limit} live keys, the limit: revoke unused ones or raise Access:MaximumKeys";

    public static string AnswerTooLarge(int size, int limit) =>
        $"应答 {size} 字节，超过可保存的 {limit} 字节（Access:ReplayAnswerAtMost） / "
        + $"an answer of {size} bytes is above the {limit} that can be kept (Access:ReplayAnswerAtMost)";

    public static string BadHost(string text) =>
        $"主机“{text}”既不是主机名也不是 IP 地址（不含端口与通配符） / "
        + $"host '{text}' is neither a name nor an IP address (without port and wildcard)";

    public static string TooManyHosts(int count, int limit) =>
        $"证书最多包含 {limit} 个主机，现为 {count} 个，请删除 tls 文件夹后重新生成 / "
        + $"a certificate names at most {limit} hosts, these are {count}: delete the folder tls to begin anew";

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(3, '0');

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}

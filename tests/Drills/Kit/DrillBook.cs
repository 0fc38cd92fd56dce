using TraceEngine.Drills.BadClients;
using TraceEngine.Drills.Cache;
using TraceEngine.Drills.KillClient;
using TraceEngine.Drills.KillDatabase;
using TraceEngine.Drills.KillExport;
using TraceEngine.Drills.KillServer;
using TraceEngine.Drills.Lifecycle;
using TraceEngine.Drills.Memory;
using TraceEngine.Drills.NoRedis;
using TraceEngine.Drills.SignTiming;

namespace TraceEngine.Drills.Kit;

/// <summary>All drills that can be named on the command line.</summary>
internal static class DrillBook
{
    public static IReadOnlyList<DrillEntry> Entries { get; } =
    [
        DrillEntry.Of<KillServerOptions>(
            "kill-server", "服务器反复 kill -9，账与表两边一致 / the server killed -9 again and again; ledger and table agree",
            KillServerDrill.RunAsync),
        DrillEntry.Of<KillClientOptions>(
            "kill-client", "客户端反复 kill -9，恰好一次 / a client killed -9 again and again; everything is written once",
            KillClientDrill.RunAsync),
        DrillEntry.Of<KillImportOptions>(
            "kill-import", "导入反复 kill -9，恰好一次 / trace import killed -9 again and again; the file is in once",
            KillImportDrill.RunAsync),
        DrillEntry.Of<KillDatabaseOptions>(
            "kill-database", "PostgreSQL 反复 kill -9，服务不停 / PostgreSQL killed -9 while the server stays; streams resume",
            KillDatabaseDrill.RunAsync),
        DrillEntry.Of<KillExportOptions>(
            "kill-export", "导出时服务器反复 kill -9，文件逐字节相同 / the server killed -9 during an export; the file is the same byte for byte",
            KillExportDrill.RunAsync),
        DrillEntry.Of<NoRedisOptions>(
            "no-redis", "写入中途 Redis 被杀 / Redis killed in the middle of ingest", NoRedisDrill.RunAsync),
        DrillEntry.Of<MemoryOptions>(
            "memory", "两个客户端全速写入时服务器内存 / memory of the server while clients push at full speed", MemoryDrill.RunAsync),
        DrillEntry.Of<BadClientsOptions>(
            "bad-clients", "只发重复码或错误行的客户端不拖慢别人 / clients of duplicates or bad rows slow the others little",
            BadClientsDrill.RunAsync),
        DrillEntry.Of<SignTimingOptions>(
            "sign-timing", "未知 ak 与错误签名的应答时间不可区分 / times do not tell an unknown ak from a wrong sign",
            SignTimingDrill.RunAsync),
        DrillEntry.Of<LifecycleOptions>(
            "lifecycle", "serve 的各种结束方式 / every way a server with its private database ends and starts again",
            LifecycleDrill.RunAsync),
        DrillEntry.Of<CacheDrillOptions>(
            "cache", "缓存在各种故障下不给旧数据 / whatever befalls hosts and Redis, nothing older than an ack is shown",
            CacheDrill.RunAsync),
    ];
}

using System.Reflection;
using DbUp;
using DbUp.Engine;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace TraceEngine.Storage.Databases;

/// <summary>
/// Brings a database's schema up to date with the numbered scripts compiled in, each in a transaction of its own, journalled in
/// table <c>schema_migrations</c>. Safe to run from several hosts at once and as often as you like.
/// </summary>
public sealed class MigrationRunner
{
    private const string JournalTable = "schema_migrations";
    private static readonly TimeSpan ScriptTimeout = TimeSpan.FromHours(1);
    private readonly string _connectionString;
    private readonly Assembly _assembly;
    private readonly string _prefix;
    private readonly ILogger _logger;

    /// <param name="connectionString">Of the primary server (on Citus: the coordinator).</param>
    /// <param name="loggers">Null logs nowhere.</param>
    /// <param name="assembly">Where the scripts were compiled in; null is this room.</param>
    /// <param name="prefix">Resource name up to the file name; null is folder <c>Migrations</c> of that assembly.</param>
    public MigrationRunner(
        string connectionString, ILoggerFactory? loggers = null, Assembly? assembly = null, string? prefix = null)
    {
        _assembly = assembly ?? typeof(MigrationRunner).Assembly;
        _prefix = prefix ?? $"{_assembly.GetName().Name}.Migrations.";
        _logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger<MigrationRunner>();

        // A connection of its own without a pool: when this returns, no session of it is left.
        _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            ApplicationName = "traceengine migrate",
            CommandTimeout = (int)ScriptTimeout.TotalSeconds,

            // The one that holds the lock stands still while scripts run, some of them for long.
            Options = "-c idle_in_transaction_session_timeout=0 -c statement_timeout=0 -c lock_timeout=0",
        }.ConnectionString;
    }

    /// <summary>Names of the scripts the database doesn't have yet, in order.</summary>
    /// <exception cref="MigrationException">The schema is newer than this program.</exception>
    public IReadOnlyList<string> Pending()
    {
        var engine = Build();
        RequireNotNewer(engine);
        return [.. engine.GetScriptsToExecute().Select(script => script.Name)];
    }

    /// <summary>Applies what is missing and returns the names of it.</summary>
    /// <exception cref="MigrationException">The schema is newer than this program; or a script failed.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken ct = default)
    {
        await using var source = NpgsqlDataSource.Create(_connectionString);
        await CreateLockAsync(source, ct);
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var command = new NpgsqlCommand(Sql("take_migration_lock"), connection, transaction))
        {
            await command.ExecuteNonQueryAsync(ct);
        }
        var engine = Build();
        RequireNotNewer(engine);
        var result = engine.PerformUpgrade();
        if (!result.Successful)
        {
            _logger.MigrationFailed(result.Error.Message);
            throw new MigrationException(
                $"数据库升级脚本 {result.ErrorScript?.Name} 失败，数据库保持原样：{result.Error.Message} / "
                + $"migration {result.ErrorScript?.Name} failed and left nothing behind: {result.Error.Message}",
                result.Error);
        }
        string[] applied = [.. result.Scripts.Select(script => script.Name)];
        foreach (var name in applied)
        {
            _logger.MigrationApplied(name);
        }
        return applied;
    }

    private static string Sql(string name) => SqlText.Load(typeof(MigrationRunner).Assembly, name);

    private static async Task CreateLockAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        try
        {
            await using var command = source.CreateCommand(Sql("create_migration_lock"));
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState
            is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateObject)
        {
            // IF NOT EXISTS looks before it creates: another host created it in between.
        }
    }

    private UpgradeEngine Build() =>
        DeployChanges.To.PostgresqlDatabase(_connectionString)
            .WithScripts(Scripts())
            .JournalToPostgresqlTable("public", JournalTable)
            .WithTransactionPerScript()
            .WithVariablesDisabled() // "$1$" and "$$" are PostgreSQL's here
            .LogToNowhere()
            .Build();

    private IEnumerable<SqlScript> Scripts() =>
        from resource in _assembly.GetManifestResourceNames()
        where resource.StartsWith(_prefix, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal)
        let name = resource[_prefix.Length..^".sql".Length]
        orderby name
        select new SqlScript(name, Read(resource));

    private string Read(string resource)
    {
        using var reader = new StreamReader(_assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private void RequireNotNewer(UpgradeEngine engine)
    {
        string[] unknown = [.. engine.GetExecutedScripts().Except(Scripts().Select(script => script.Name))];
        if (unknown.Length > 0)
        {
            var names = string.Join(", ", unknown);
            throw new MigrationException(
                $"数据库结构比本程序新（多出 {names}），请使用更新的 TraceEngine / "
                + $"the schema is newer than this program (it has {names}): use a newer TraceEngine");
        }
    }
}

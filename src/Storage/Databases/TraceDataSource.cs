using Microsoft.Extensions.Logging;
using Npgsql;

namespace TraceEngine.Storage.Databases;

/// <summary>Makes the one kind of data source this engine uses.</summary>
public static class TraceDataSource
{
    /// <summary>A pool on the server named; what the connection string says wins over <paramref name="options"/>.</summary>
    /// <param name="connectionString">Npgsql's form.</param>
    /// <param name="options">Null takes the defaults.</param>
    /// <param name="loggers">Where Npgsql logs; null logs nowhere.</param>
    /// <exception cref="ArgumentException">The connection string can't be read.</exception>
    public static NpgsqlDataSource Create(
        string connectionString, TraceDataSourceOptions? options = null, ILoggerFactory? loggers = null)
    {
        options ??= new TraceDataSourceOptions();
        options.Validate();
        var builder = new NpgsqlDataSourceBuilder(ConnectionString(connectionString, options));
        if (loggers is not null)
        {
            builder.UseLoggerFactory(loggers);
        }
        return builder.Build();
    }

    private static string ConnectionString(string given, TraceDataSourceOptions options)
    {
        var asked = new NpgsqlConnectionStringBuilder(given);
        var result = new NpgsqlConnectionStringBuilder
        {
            ApplicationName = options.ApplicationName,
            MaxPoolSize = options.PoolSizeAtMost,
            Timeout = (int)options.ConnectTimeout.TotalSeconds,
            CommandTimeout = (int)options.CommandTimeout.TotalSeconds,
            MaxAutoPrepare = options.AutoPreparedAtMost,
            KeepAlive = (int)options.KeepAlive.TotalSeconds,
            TcpKeepAlive = true,
        };
        foreach (var (key, value) in asked)
        {
            result[key] = value;
        }
        result.Options = $"{SessionOptions(options)} {asked.Options}".Trim(); // the later one wins on the server
        return result.ConnectionString;
    }

    private static string SessionOptions(TraceDataSourceOptions options)
    {
        // Compiling took 400 of 700 ms of a list query that read few rows.
        var settings = new List<(string Name, string Value)> { ("jit", "off") };
        AddTimeout("statement_timeout", options.StatementTimeout);
        AddTimeout("lock_timeout", options.LockTimeout);
        AddTimeout("idle_in_transaction_session_timeout", options.IdleInTransactionTimeout);
        settings.AddRange(options.SessionSettings.Select(setting => (setting.Key, setting.Value)));
        return string.Join(' ', settings.Select(setting => $"-c {setting.Name}={Escape(setting.Value)}"));

        void AddTimeout(string name, TimeSpan? value)
        {
            if (value is { } limit)
            {
                settings.Add((name, $"{(long)limit.TotalMilliseconds}"));
            }
        }
    }

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(" ", "\\ ", StringComparison.Ordinal);
}

using Microsoft.Extensions.Logging;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Caching;

/// <summary>
/// The cache of all hosts, for whoever runs them: its state, and closing it by hand while a Redis server is replaced.
/// </summary>
public sealed class CacheControl : IAsyncDisposable
{
    private readonly GenerationTable _table;

    /// <summary>The cache that belongs to a database.</summary>
    /// <param name="connectionString">Of the primary server, with the right to write.</param>
    /// <param name="loggers">Where Npgsql logs; null logs nowhere.</param>
    public CacheControl(string connectionString, ILoggerFactory? loggers = null) =>
        _table = new GenerationTable(connectionString, new CacheOptions(), loggers);

    /// <summary>How long after closing some host may still use the cache.</summary>
    public static TimeSpan ClosingTime { get; } = new CacheOptions().ReopenAfter;

    /// <summary>The generation, and whether the cache is closed, and whether by hand.</summary>
    /// <exception cref="Npgsql.NpgsqlException">The database cannot be read.</exception>
    public async Task<(long Generation, bool IsClosed, bool IsHeld)> ReadAsync(CancellationToken ct)
    {
        var row = await _table.ReadAsync(ct);
        return (row.Number, row.IsClosed, row.IsHeldClosed);
    }

    /// <summary>Closes the cache and keeps it closed until <see cref="OpenAsync"/>; requests read the tables.</summary>
    /// <exception cref="Npgsql.NpgsqlException">The database cannot be written.</exception>
    public Task CloseAsync(CancellationToken ct) => _table.HoldClosedAsync(ct);

    /// <summary>Lets the hosts open a cache that was closed by hand, with a new generation; takes them some seconds.</summary>
    /// <exception cref="Npgsql.NpgsqlException">The database cannot be written.</exception>
    public Task OpenAsync(CancellationToken ct) => _table.LetOpenAsync(ct);

    /// <summary>Closes the connections.</summary>
    public ValueTask DisposeAsync() => _table.DisposeAsync();
}

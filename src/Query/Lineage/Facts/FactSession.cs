using Npgsql;
using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>Where one request reads: what it fixed of the cache, and a connection once it needs one.</summary>
internal sealed class FactSession : IAsyncDisposable
{
    private readonly LineageDatabase? _database;
    private readonly bool _isOwner;
    private NpgsqlConnection? _connection;

    /// <summary>A request that may use the cache.</summary>
    public FactSession(LineageDatabase database, ShelfPass? pass) =>
        (_database, Pass, _isOwner) = (database, pass, true);

    /// <summary>A request that reads one snapshot, and so bypasses the cache.</summary>
    public FactSession(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Null: bypass.</summary>
    public ShelfPass? Pass { get; private set; }

    /// <summary>Whether anything was read from the tables.</summary>
    public bool HasAskedTables { get; private set; }

    /// <summary>Redis could not answer: this request goes on with the tables alone.</summary>
    public void Bypass() => Pass = null;

    public async ValueTask<NpgsqlConnection> ConnectionAsync(CancellationToken ct)
    {
        HasAskedTables = true;
        return _connection ??= await _database!.OpenAsync(ct);
    }

    /// <summary>
    /// Gives the connection back before this request waits for others: who it waits for may need one, and the pool is bounded.
    /// </summary>
    public async ValueTask ReturnConnectionAsync()
    {
        if (_isOwner && _connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => ReturnConnectionAsync();
}

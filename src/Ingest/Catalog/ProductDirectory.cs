namespace TraceEngine.Ingest.Catalog;

/// <summary>
/// The catalog in memory. <see cref="Current"/> is at most one refresh interval behind what other hosts registered; whoever
/// misses something in it calls <see cref="RefreshAsync"/> before refusing a row.
/// </summary>
internal sealed class ProductDirectory(CatalogReader reader) : IDisposable
{
    private readonly SemaphoreSlim _oneReader = new(1, 1);
    private ProductSnapshot _current = ProductSnapshot.Empty;
    private long _asked;
    private long _served;

    /// <summary>The newest snapshot read so far; swapped as a whole.</summary>
    public ProductSnapshot Current => Volatile.Read(ref _current);

    /// <summary>
    /// Reads what was registered since, and answers a snapshot at least as new as the moment of the call. Calls that come
    /// while one is reading share the next read: any number of misses costs one query at a time.
    /// </summary>
    /// <exception cref="Npgsql.NpgsqlException">The database cannot be read; <see cref="Current"/> is unchanged.</exception>
    public async Task<ProductSnapshot> RefreshAsync(CancellationToken ct)
    {
        var ticket = Interlocked.Increment(ref _asked);
        await _oneReader.WaitAsync(ct);
        try
        {
            // A read that began after this call was made has served it already.
            if (_served >= ticket)
            {
                return Current;
            }

            var servedUpTo = Interlocked.Read(ref _asked);
            var next = await reader.ReadNewerAsync(Current, ct);
            Volatile.Write(ref _current, next);
            _served = servedUpTo;
            return next;
        }
        finally
        {
            _oneReader.Release();
        }
    }

    public void Dispose() => _oneReader.Dispose();
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace TraceEngine.Access.Replays;

/// <summary>Deletes what is remembered for longer than any signature is valid, some rows at a time.</summary>
internal sealed class ReplaySweep(
    NpgsqlDataSource database, IOptions<AccessOptions> options, TimeProvider time, AccessLog log) : BackgroundService
{
    // Made here, not in the loop: ticks count from the start of the host.
    private readonly PeriodicTimer _timer = new(options.Value.ReplaySweepInterval, time);

    /// <summary>Deletes until a step finds less than it may take.</summary>
    /// <returns>Rows deleted.</returns>
    /// <exception cref="NpgsqlException">The database can't be read or written; the rows wait for the next round.</exception>
    /// <exception cref="OperationCanceledException">A step took too long, or the host ends.</exception>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var deleted = 0;
        while (true)
        {
            using var limit = new CancellationTokenSource(options.Value.RefreshTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
            var (found, gone) = await StepAsync(either.Token);
            deleted += gone;
            if (found < options.Value.ReplaySweepRows)
            {
                return deleted;
            }
        }
    }

    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _timer.WaitForNextTickAsync(stoppingToken))
            {
                await TrySweepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the host ends
        }
    }

    // A failed round is made up for by the next: an expired row does no harm but take room.
    private async Task TrySweepAsync(CancellationToken ct)
    {
        try
        {
            await SweepAsync(ct);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            log.SweepFailed(exception);
        }
    }

    private async Task<(int Found, int Deleted)> StepAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        var (aks, signs) = await ReadAsync(connection, now, ct);
        if (aks.Count == 0)
        {
            return (0, 0);
        }
        await using var delete = new NpgsqlCommand(ReplaySql.DeleteExpired, connection)
        {
            Parameters = { new() { Value = now }, new() { Value = aks }, new() { Value = signs } },
        };
        return (aks.Count, await delete.ExecuteNonQueryAsync(ct));
    }

    private async Task<(List<string> Aks, List<byte[]> Signs)> ReadAsync(
        NpgsqlConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(ReplaySql.ReadExpired, connection)
        {
            Parameters = { new() { Value = now }, new() { Value = options.Value.ReplaySweepRows } },
        };
        await using var reader = await read.ExecuteReaderAsync(ct);
        List<string> aks = [];
        List<byte[]> signs = [];
        while (await reader.ReadAsync(ct))
        {
            aks.Add(reader.GetString(0));
            signs.Add(reader.GetFieldValue<byte[]>(1));
        }
        return (aks, signs);
    }
}

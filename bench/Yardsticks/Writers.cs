using System.Diagnostics;
using Npgsql;
using TraceEngine.Bench.Workloads;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>One writer per lane in use, each on a connection opened beforehand.</summary>
internal static class Writers
{
    /// <summary>Starts all of them; the time is that of the slowest.</summary>
    /// <param name="database">Where connections come from.</param>
    /// <param name="write">Writes the rows of one stream.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<TimeSpan> RunAsync(
        NpgsqlDataSource database, Func<NpgsqlConnection, int, Task> write, CancellationToken ct)
    {
        var connections = new List<NpgsqlConnection>();
        try
        {
            for (var stream = 0; stream < Workload.Streams; stream++)
            {
                connections.Add(await database.OpenConnectionAsync(ct));
            }

            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(connections.Select((connection, stream) => Task.Run(() => write(connection, stream), ct)));
            return Stopwatch.GetElapsedTime(start);
        }
        finally
        {
            foreach (var connection in connections)
            {
                await connection.DisposeAsync();
            }
        }
    }
}

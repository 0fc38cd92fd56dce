using Npgsql;
using TraceEngine.Files.Relation.Writing;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Host.Demo;

/// <summary>Looks into the tables behind the server's back: so that what the demo claims is counted, not repeated.</summary>
internal sealed class DemoDatabase(string connectionString) : IAsyncDisposable
{
    private const int MostSeeds = 100;

    private static readonly string AnyCodeBetween = SqlText.Load(typeof(DemoDatabase).Assembly, "any_code_between");
    private static readonly string CountCodes = SqlText.Load(typeof(DemoDatabase).Assembly, "count_codes_of_streams");
    private static readonly string SumBytes = SqlText.Load(typeof(DemoDatabase).Assembly, "sum_table_bytes");

    // Not those of samples/: whoever has run the demo can still import the samples as an enterprise of their own.
    private static readonly string[] DemoPrefixes = ["8180001", "8180002", "8180003"];

    private readonly NpgsqlDataSource _database = TraceDataSource.Create(connectionString);

    public async Task<long> CountCodesAsync(IReadOnlyList<string> streams, CancellationToken ct)
    {
        await using var command = _database.CreateCommand(CountCodes);
        command.Parameters.Add(new NpgsqlParameter { Value = streams.ToArray() });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public async Task<long> TableBytesAsync(CancellationToken ct)
    {
        await using var command = _database.CreateCommand(SumBytes);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>A cascade none of whose codes is in the store yet, so that the demo can run again and again.</summary>
    public async Task<SeededCascadeOptions> UnusedCascadeAsync(int codes, ulong seed, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostSeeds; attempt++, seed++)
        {
            var cascade = new SeededCascadeOptions { Prefixes = DemoPrefixes, CodeCount = codes, Seed = seed };
            if (!await IsUsedAsync(cascade, ct))
            {
                return cascade;
            }
        }

        throw Commands.CommandException.Operating(
            "演示码段已用完，请换一个数据目录（TRACE_DATA） / the demo's serials are used up: use another data folder (TRACE_DATA)");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<bool> IsUsedAsync(SeededCascadeOptions options, CancellationToken ct)
    {
        foreach (var (lowest, highest) in Ranges(options))
        {
            await using var command = _database.CreateCommand(AnyCodeBetween);
            command.Parameters.Add(new NpgsqlParameter { Value = lowest });
            command.Parameters.Add(new NpgsqlParameter { Value = highest });
            if ((bool)(await command.ExecuteScalarAsync(ct))!)
            {
                return true;
            }
        }

        return false;
    }

    // Serials of a level follow each other, so each level is one range of keys.
    private static IEnumerable<(byte[] Lowest, byte[] Highest)> Ranges(SeededCascadeOptions options)
    {
        var ranges = new SortedDictionary<int, (byte[] Lowest, byte[] Highest)>();
        var cascade = new SeededCascade(options);
        while (cascade.MoveNext())
        {
            if (!ranges.TryGetValue(cascade.Level, out var range))
            {
                ranges[cascade.Level] = (cascade.Code.ToArray(), cascade.Code.ToArray());
            }
            else if (cascade.Code.SequenceCompareTo(range.Highest) > 0)
            {
                cascade.Code.CopyTo(range.Highest);
            }
            else if (cascade.Code.SequenceCompareTo(range.Lowest) < 0)
            {
                cascade.Code.CopyTo(range.Lowest);
            }
        }

        return ranges.Values.Select(range => (Key(range.Lowest), Key(range.Highest)));
    }

    // The stored key of an all-digit code: its length, then two digits a byte.
    private static byte[] Key(byte[] code) => [(byte)code.Length, .. Convert.FromHexString(code)];
}

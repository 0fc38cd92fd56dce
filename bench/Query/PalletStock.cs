using System.Globalization;
using Npgsql;
using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Workloads;
using TraceEngine.Bench.Yardsticks;

namespace TraceEngine.Bench.Query;

/// <summary>
/// The stock that is asked about: pallets of 400 boxes of 10 units, each shipped, received and sent out again, so that a unit's
/// chain has three levels and three nodes. Filled by plain SQL: how it came there is not timed.
/// </summary>
internal sealed class PalletStock(BenchHost host, int pallets)
{
    /// <summary>A pallet with what is inside: 1 + 400 + 4,000.</summary>
    public const int CodesPerPallet = 4_401;

    /// <summary>Codes inside a pallet.</summary>
    public const int CodesInside = CodesPerPallet - 1;

    private const int UnitsPerPallet = 4_000;
    private const long Lot = 9_000_000_001;
    private const int SectionsPerPallet = 6;
    private static readonly byte[] Stream = [.. "query-bench-0001"u8];

    public int Pallets => pallets;

    public long Codes => (long)pallets * CodesPerPallet;

    public long Units => (long)pallets * UnitsPerPallet;

    /// <summary>A unit as text.</summary>
    public static string Unit(long number) => string.Create(CultureInfo.InvariantCulture, $"8400001{number:D13}");

    /// <summary>The box of a unit.</summary>
    public static string BoxOf(long unit) => string.Create(CultureInfo.InvariantCulture, $"8400002{unit / 10:D13}");

    /// <summary>The pallet of a unit.</summary>
    public static string PalletOf(long unit) => Pallet(unit / UnitsPerPallet);

    public static string Pallet(long number) => string.Create(CultureInfo.InvariantCulture, $"8400003{number:D13}");

    /// <summary>The key of a code.</summary>
    public static byte[] Key(string code) => [20, .. Convert.FromHexString(code)];

    public async Task FillAsync(CancellationToken ct)
    {
        await using var find = host.Database.CreateCommand(BenchSql.Text("read_product"));
        find.Parameters.Add(new NpgsqlParameter { Value = BenchProducts.Code(0) });
        var product = (long)(await find.ExecuteScalarAsync(ct))!;
        var first = (await host.TakeSectionsAsync(pallets * SectionsPerPallet, ct)).FirstSection;
        await RunAsync("fill_lot", ct, product, Lot);
        await RunAsync("fill_stream", ct, Stream, host.EnterpriseId, (long)pallets);
        await RunAsync("fill_batches", ct, Stream, pallets);
        await RunAsync("fill_sections", ct, Stream, host.EnterpriseId, product, Lot, first, pallets);
        await RunAsync("fill_codes", ct, first, pallets);
        await RunAsync("fill_packagings", ct);
        var dealer = Contracts.Parties.CreditCode.FromBody("91110000100000008").Value;
        await RunAsync("fill_documents", ct, host.EnterpriseId, ServerProcess.Enterprise, dealer, first, pallets);
        await RunAsync("fill_flow_items", ct, first, pallets);
        await RunAsync("settle_query", ct);
    }

    private async Task RunAsync(string statement, CancellationToken ct, params object[] values)
    {
        await using var command = host.Database.CreateCommand(BenchSql.Text(statement));
        command.CommandTimeout = 0;
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(ct);
    }
}

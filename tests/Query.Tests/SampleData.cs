using Npgsql;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Query.Tests;

/// <summary>Rows written by hand, as ingest would leave them.</summary>
internal sealed class SampleData(NpgsqlDataSource source)
{
    public const long Producer = 11;
    public const long Stranger = 12;
    public const long Dealer = 13;
    public const long Shop = 14;
    public const long Product = 21;
    public const long Lot = 31;
    private static readonly long[] Enterprises = [Producer, Stranger, Dealer, Shop];
    private const int Levels = 5;
    private static readonly string[] LevelNames = ["盒", "中包", "箱", "托盘", "集装箱"];
    private static readonly byte[] Stream = [1, 2, 3];
    private int _packagings;

    public const long Section = 1;

    public static string CreditCodeText { get; } = CreditCodeOf(Producer);

    /// <summary>Credit code of an enterprise.</summary>
    public static string CreditCodeOf(long enterpriseId) => CreditCode.FromBody($"911100006000017{enterpriseId + 49}").Value;

    /// <summary>Four enterprises, and a product of the first with five levels, a lot, a stream, a batch and a section.</summary>
    public async Task AddProductAsync()
    {
        foreach (var enterprise in Enterprises)
        {
            await RunAsync("insert_enterprise", enterprise, CreditCodeOf(enterprise));
        }

        await RunAsync("insert_product", Product, Producer);
        await RunAsync("insert_product_version", Product);
        for (var level = 1; level <= Levels; level++)
        {
            await RunAsync("insert_package_level", Product, level, (short)level, LevelNames[level - 1], $"810000{level}");
            await RunAsync("insert_prefix", $"810000{level}", Product, (short)level);
        }

        await RunAsync("insert_lot", Product, Lot);
        await RunAsync("insert_stream", Stream, Producer);
        await RunAsync("insert_batch", Stream);
        await RunAsync("insert_section", Section, Stream, Producer, Product, Lot);
    }

    /// <summary>Codes, and the packaging in which each parent got its children.</summary>
    public async Task ActivateAsync(params PlacedCode[] codes)
    {
        await RunAsync(
            "insert_codes",
            Section,
            codes.Select(code => (short)code.Level).ToArray(),
            codes.Select(code => code.State).ToArray(),
            codes.Select(code => SampleCode.Key(code.Code)).ToArray(),
            codes.Select(code => code.Parent is null ? null : SampleCode.Key(code.Parent)).ToArray());
        foreach (var children in codes.Where(code => code.Parent is not null).GroupBy(code => code.Parent!))
        {
            await PackAsync(children.Key, [.. children.Select(child => child.Code)]);
        }
    }

    /// <summary>A packaging, whatever the codes say about their parents.</summary>
    public Task PackAsync(string parent, params string[] children) => RunAsync(
        "insert_packaging",
        Section,
        ++_packagings,
        SampleCode.Key(parent),
        children.Select(SampleCode.Key).ToArray());

    public Task AddTextAsync(string code, string original) => RunAsync("insert_code_text", SampleCode.Key(code), original);

    public async Task RunAsync(string name, params object[] values)
    {
        await using var command = source.CreateCommand(TestSql.Load(name));
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

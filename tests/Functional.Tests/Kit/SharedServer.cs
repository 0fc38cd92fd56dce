using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>One server with one producer for all tests of a class: each test takes names and serials of its own.</summary>
public sealed class SharedServer(ServersFixture fixture) : IAsyncLifetime
{
    /// <summary>A product whose codes are GS1 or MA.</summary>
    public const string Gs1Product = "G1";

    /// <summary>A product with five levels, and with codes that carry no prefix on levels 1 and 2.</summary>
    public const string DeepProduct = "D5";

    /// <summary>GTIN of level 1 of <see cref="Gs1Product"/>.</summary>
    public const string Gtin = "06901234567892";

    private const int DeepOffset = 500;
    private int _names;

    public TestServer Server { get; private set; } = null!;

    internal TestEnterprise Producer { get; private set; } = null!;

    internal RawClient Client { get; private set; } = null!;

    /// <summary>A prefix of <see cref="DeepProduct"/>.</summary>
    public static string DeepPrefix(int level) => $"{8190000 + DeepOffset + level}";

    /// <summary>A name that no other test has.</summary>
    public string NextName() => $"line-{Interlocked.Increment(ref _names)}";

    /// <summary>Serials that no other test has.</summary>
    public int NextSerial() => Interlocked.Increment(ref _names) * 1000;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync(fixture);
        Producer = await Server.AddEnterpriseAsync();
        Client = Server.ConnectRaw(Producer);
        await using var client = Server.Connect(Producer);
        foreach (var product in new[] { TestData.Product(), Gs1(), Deep() })
        {
            await client.RegisterProductAsync(product, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Sends one batch over a stream of its own: its ack.</summary>
    internal async Task<BatchAck> WriteAsync(params ActivationSection[] sections)
    {
        using var stream = await Client.OpenAsync(NextName());
        var ack = await stream.WriteAsync(1, sections);
        await stream.CompleteAsync();
        return ack;
    }

    private static Product Gs1() => new()
    {
        ProductCode = Gs1Product,
        Kind = ProductKind.DomesticDrug,
        Name = "胰岛素注射液",
        PackageLevels = { new PackageLevel { Level = 1, Name = "支", Prefix = Gtin } },
    };

    private static Product Deep()
    {
        var product = new Product
        {
            ProductCode = DeepProduct,
            Kind = ProductKind.DomesticDrug,
            Name = "维生素C片",
            PackageLevels =
            {
                new PackageLevel { Level = 1, Name = "瓶" },
                new PackageLevel { Level = 2, Name = "盒" },
            },
        };
        for (var level = 1; level <= 5; level++)
        {
            product.PackageLevels.Add(new PackageLevel { Level = (uint)level, Name = $"{level}级", Prefix = DeepPrefix(level) });
        }

        return product;
    }
}

using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Reception;
using TraceEngine.Ingest.Telemetry;

namespace TraceEngine.Ingest.Tests.Reception;

public sealed class IngestLimitSourceTests
{
    private const long Enterprise = 7;

    [Fact]
    public void ReadFor_EverySetting_IsListedOnce()
    {
        string[] expected = [.. Settings("Ingest", new IngestOptions()), .. Settings("Catalog", new CatalogOptions())];

        var limits = Create(new IngestOptions(), out _).ReadFor(Enterprise).ToList();

        Assert.Equal(expected.Order(StringComparer.Ordinal), limits.Select(one => one.Setting).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(limits, one => one.Unit == LimitUnit.Unspecified || one.Owner == LimitOwner.Unspecified);
        Assert.Equal(50_000, limits.Single(one => one.Setting == "Ingest:Limits:MaxCodesPerBatch").Value);
        Assert.Equal(600_000, limits.Single(one => one.Setting == "Ingest:Reception:IdleTimeout").Value);
    }

    [Fact]
    public async Task ReadFor_StreamsAndBytesTaken_CountsTheCallersAndTheHosts()
    {
        var source = Create(new IngestOptions(), out var services);
        services.Slots.TryTake(Enterprise);
        services.Slots.TryTake(Enterprise + 1);
        await services.HostBudget.TakeAsync(1_000, TestContext.Current.CancellationToken);

        var used = source.ReadFor(Enterprise)
            .Where(one => one.Used is not null)
            .ToDictionary(one => one.Setting, one => one.Used);

        Assert.Equal(1, used["Ingest:Reception:MaxStreamsOfEnterprise"]);
        Assert.Equal(2, used["Ingest:Reception:MaxStreamsOfHost"]);
        Assert.Equal(1_000, used["Ingest:Reception:MaxInFlightBytesOfHost"]);
        Assert.Equal(3, used.Count);
    }

    private static IngestLimitSource Create(IngestOptions options, out ReceptionServices services)
    {
        // No limit asks the ledger.
        services = new ReceptionServices(null!, options.Limits, options.Reception, new IngestMetrics());
        return new IngestLimitSource(Options.Create(options), Options.Create(new CatalogOptions()), services);
    }

    private static IEnumerable<string> Settings(string path, object options) =>
        options.GetType().GetProperties().SelectMany(
            property => property.PropertyType.FullName!.StartsWith("TraceEngine.", StringComparison.Ordinal)
                ? Settings($"{path}:{property.Name}", property.GetValue(options)!)
                : [$"{path}:{property.Name}"]);
}

using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Exports.Disk;
using TraceEngine.Query.Tests.Listing;
using TraceEngine.Query.Tests.Reconcile;

namespace TraceEngine.Query.Tests.Exports;

/// <summary>A database and an export folder that outlive the servers on them.</summary>
internal sealed class ExportStage : IDisposable
{
    private const int Boxes = 8;
    private const int UnitsPerBox = 10;

    private static readonly (string Name, string Value)[] QuickSettings =
    [
        ("Query:Exports:CodesPerChunk", "20"),
        ("Query:Exports:ProgressInterval", "00:00:00.050"),
        ("Query:Exports:PollInterval", "00:00:00.050"),
        ("Query:Exports:RetryDelay", "00:00:00.050"),
    ];

    // Nothing here takes a second; what takes this long has failed.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private ExportStage(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("traceengine-exports").FullName;

    /// <summary>88 codes: boxes with their units.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        .. Enumerable.Range(0, Boxes)
            .SelectMany(box => Enumerable.Range(0, UnitsPerBox).Select(unit => UnitOf(box, unit)).Prepend(BoxOf(box))),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string BoxOf(int box) => SampleCode.OnLevel(2, box);

    public static string UnitOf(int box, int unit) => SampleCode.OnLevel(1, (box * UnitsPerBox) + unit);

    /// <summary>A database with the codes; all boxes are shipped to the dealer, some went on to the shop.</summary>
    public static async Task<ExportStage> CreateAsync(QueryFixture fixture)
    {
        var stage = new ExportStage(await fixture.NewDatabaseAsync());
        await using var host = await stage.StartAsync();
        await host.Data.AddProductAsync();
        var reports = new ListStage(host.Data);
        await host.Data.ActivateAsync(
            [.. Enumerable.Range(0, Boxes).SelectMany(box => Enumerable.Range(0, UnitsPerBox)
                .Select(unit => new PlacedCode(UnitOf(box, unit), 1, BoxOf(box)))
                .Prepend(new PlacedCode(BoxOf(box), 2)))]);
        await reports.ReportAsync(
            Report.Ship("SO-1,\"=1\"", SampleData.Producer, SampleData.Dealer),
            [.. Enumerable.Range(0, Boxes).Select(BoxOf)]);
        await reports.ReportAsync(Report.Outbound("=HYPERLINK(1)", SampleData.Dealer, SampleData.Shop), BoxOf(0), BoxOf(1));
        await reports.ReportAsync(
            Report.Receive("R-1", SampleData.Producer, SampleData.Dealer) with { WithdrawnReason = "录入错误" }, BoxOf(2));
        return stage;
    }

    /// <summary>A server.</summary>
    public Task<QueryHost> StartAsync(params (string Name, string Value)[] settings) => StartAsync(null, settings);

    /// <summary>A server whose exports are written to a disk of the test's.</summary>
    public Task<QueryHost> StartAsync(IExportDisk? disk, params (string Name, string Value)[] settings)
    {
        var setup = new QueryHostSetup
        {
            ConnectionString = ConnectionString,
            ExportFolder = Folder,
            Clock = TimeProvider.System,
            Services = services =>
            {
                if (disk is not null)
                {
                    services.AddSingleton(disk);
                }
            },
        };
        return QueryHost.StartAsync(
            setup, [.. QuickSettings.Where(quick => settings.All(one => one.Name != quick.Name)), .. settings]);
    }

    /// <summary>Starts an export as the producer.</summary>
    public static async Task<Export> CreateAsync(QueryHost host, ExportFormat format, params IEnumerable<string> codes) =>
        (await host.Exports.CreateExportAsync(
            new CreateExportRequest { Format = format, Codes = new CodeList { Codes = { codes } } },
            QueryHost.As(SampleData.Producer),
            cancellationToken: Cancellation)).Export;

    /// <summary>Waits for the end of an export.</summary>
    public static async Task<Export> WaitAsync(QueryHost host, ulong exportId)
    {
        Export? export = null;
        await UntilAsync(async () => (export = await GetAsync(host, exportId)).State >= ExportState.Done);
        return export!;
    }

    /// <summary>Looks until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await isSo())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>Waits until a disk stands still.</summary>
    public static Task ReachedAsync(StoppingDisk disk) => disk.Reached.WaitAsync(Patience, Cancellation);

    /// <summary>How far an export is.</summary>
    public static async Task<Export> GetAsync(QueryHost host, ulong exportId, long enterpriseId = SampleData.Producer) =>
        (await host.Exports.GetExportAsync(
            new GetExportRequest { ExportId = exportId }, QueryHost.As(enterpriseId), cancellationToken: Cancellation)).Export;

    /// <summary>The bytes of a range of the file.</summary>
    public static async Task<byte[]> DownloadAsync(QueryHost host, ulong exportId, ulong offset = 0, ulong length = 0)
    {
        using var call = host.Exports.DownloadExport(
            new DownloadExportRequest { ExportId = exportId, Offset = offset, Length = length },
            QueryHost.As(SampleData.Producer),
            cancellationToken: Cancellation);
        using var bytes = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync(Cancellation))
        {
            bytes.Write(part.Data.Span);
        }

        return bytes.ToArray();
    }

    /// <summary>Creates an export and downloads it when it is done.</summary>
    public static async Task<byte[]> ExportAsync(QueryHost host, ExportFormat format, params IEnumerable<string> codes)
    {
        var export = await WaitAsync(host, (await CreateAsync(host, format, codes)).ExportId);
        Assert.True(export.State == ExportState.Done, export.ToString());
        return await DownloadAsync(host, export.ExportId);
    }

    /// <summary>Files in the export folder.</summary>
    public string[] Files() => Directory.GetFiles(Folder, "*", SearchOption.AllDirectories);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Client;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Drills.Kit;
using TraceEngine.Drills.Kit.Sources;

namespace TraceEngine.Drills.KillExport;

/// <summary>
/// The server is killed -9 while it makes an export, at moments that depend on progress only: between and within chunks, and
/// while the file is written. The file is the same byte for byte as that of an export that nothing interrupted.
/// </summary>
internal static class KillExportDrill
{
    private const string LineName = "line-0";
    private const byte CaseLevel = 3;

    public static async Task RunAsync(KillExportOptions options, DrillReport report, CancellationToken ct)
    {
        await using var house = await DrillHouse.StartAsync(ct, settings: new Dictionary<string, string>
        {
            ["Query:Exports:CodesPerChunk"] = options.CodesPerChunk.ToString(CultureInfo.InvariantCulture),
            ["Query:Exports:LeaseTime"] = "00:00:02",
            ["Query:Exports:ProgressInterval"] = "00:00:00.100",
            ["Query:Exports:PollInterval"] = "00:00:00.200",
        });
        await using (var client = house.Connect())
        {
            await WriteAsync(client, house, options, ct);
        }

        foreach (var format in new[] { ExportFormat.Csv, ExportFormat.Xlsx, ExportFormat.Parquet })
        {
            await RunAsync(house, options, format, report, ct);
        }
    }

    private static async Task RunAsync(
        DrillHouse house, KillExportOptions options, ExportFormat format, DrillReport report, CancellationToken ct)
    {
        await using var client = house.Connect();
        var whole = await EndAsync(client, await CreateAsync(client, format, ct), report, ct);
        var killed = await CreateAsync(client, format, ct);
        var folder = Path.Combine(house.DataFolder, "exports", killed.ExportId.ToString(CultureInfo.InvariantCulture));
        var chunks = (int)((killed.CodesTotal + (ulong)options.CodesPerChunk - 1) / (ulong)options.CodesPerChunk);
        var moments = new Random(options.Seed);
        var kills = 0;
        for (var kill = 0; kill <= options.Kills; kill++)
        {
            // Each a little further than the one before; the last when the file has begun.
            var share = chunks / (options.Kills + 1);
            var goal = (kill * share) + 1 + moments.Next(Math.Max(1, share));
            var isWriting = kill == options.Kills;
            var (pattern, files) = isWriting ? ("file-*", 1) : ("chunk-*", goal);
            kills += await ReachedAsync(folder, pattern, files, client, killed, ct) ? 1 : 0;
            await house.KillServerAsync(ct);
            await house.StartServerAsync(ct);
        }

        var resumed = await EndAsync(client, killed, report, ct);
        report.Figure($"{format}: codes", resumed.CodesTotal);
        report.Figure($"{format}: rows", resumed.Rows);
        report.Figure($"{format}: kills before it was done", kills);
        report.Require(kills >= options.Kills, $"{format}: only {kills} kills came before the export was done");
        report.Require(
            whole.Sha256.Equals(resumed.Sha256) && whole.Bytes == resumed.Bytes,
            $"{format}: the resumed export has {resumed.Bytes} bytes, the uninterrupted one {whole.Bytes}, or others");
        var path = Path.Combine(house.DataFolder, resumed.FileName);
        await client.Exports.DownloadAsync(resumed.ExportId, path, null, ct);
        report.Require(new FileInfo(path).Length == (long)whole.Bytes, $"{format}: the download is not whole");
        await OnlyTheFileAsync(folder, ct);
    }

    private static async Task<Export> EndAsync(TraceClient client, Export export, DrillReport report, CancellationToken ct)
    {
        var ended = await client.Exports.WaitAsync(export.ExportId, null, ct);
        report.Require(ended.State == ExportState.Done, $"export {ended.ExportId} ended as {ended.State}: {ended.FailureEn}");
        return ended;
    }

    /// <summary>True when so many files are there; false when the export was done before.</summary>
    private static async Task<bool> ReachedAsync(
        string folder, string pattern, int files, TraceClient client, Export export, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var looks = 1; ; looks++)
        {
            if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, pattern).Take(files).Count() == files)
            {
                return (await client.Exports.FindAsync(export.ExportId, ct))!.State < ExportState.Done;
            }

            const int LooksBetweenCalls = 200;
            if (looks % LooksBetweenCalls == 0
                && (await client.Exports.FindAsync(export.ExportId, ct))!.State >= ExportState.Done)
            {
                return false;
            }

            await timer.WaitForNextTickAsync(ct);
        }
    }

    // What is not needed any longer goes right after the end.
    private static async Task OnlyTheFileAsync(string folder, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (Directory.GetFiles(folder).Length != 1)
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private static Task<Export> CreateAsync(TraceClient client, ExportFormat format, CancellationToken ct) =>
        client.Exports.CreateAsync(
            new CreateExportRequest
            {
                Format = format,
                Selection = new CodeSelection { Lot = new LotSelection { LotNumber = Line.Header(LineName).LotNumber } },
            },
            ct);

    // Cases with their contents, each shipped, so that most rows are of what happened to the case.
    private static async Task WriteAsync(
        TraceClient client, DrillHouse house, KillExportOptions options, CancellationToken ct)
    {
        var line = new SeededLine(0, options.Seed, options.CasesPerBatch);
        await using var stream = await client.OpenActivationStreamAsync(line.Name, null, ct);
        for (var sequence = 1; sequence <= options.Batches; sequence++)
        {
            await stream.SendAsync(line.Batch(sequence), ct);
        }

        await stream.CompleteAsync(ct);
        for (var sequence = 1; sequence <= options.Batches; sequence++)
        {
            await client.UploadFlowAsync(new UploadFlowsRequest { Section = Shipping(house, line, sequence) }, ct);
        }
    }

    private static FlowSection Shipping(DrillHouse house, SeededLine line, int sequence)
    {
        var receiver = CreditCode.FromBody("91000000TRACEDR20").Value;
        return new FlowSection
        {
            Header = new FlowHeader
            {
                Kind = FlowKind.Shipping,
                BillType = "201",
                DocumentNumber = $"SO-{sequence}",
                EventAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 1, 20, 8, 0, 0, TimeSpan.Zero)),
                Shipper = new Party { CreditCode = house.CreditCode, Name = "演练药业" },
                Receiver = new Party { CreditCode = receiver, Name = "演练医药" },
            },
            Codes = new CodeColumn
            {
                Text = new TextCodes
                {
                    Values = { line.Rows(sequence).Where(row => row.Level == CaseLevel).Select(row => row.Code).Distinct() },
                },
            },
        };
    }
}

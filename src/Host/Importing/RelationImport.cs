using TraceEngine.Client;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Files.Relation;
using TraceEngine.Files.Relation.Inspection;
using TraceEngine.Host.Commands;
using TraceEngine.Host.Importing.Streams;

namespace TraceEngine.Host.Importing;

/// <summary>
/// Imports one relation file: it may be killed anywhere and run again, and a file that is in already is left alone.
/// </summary>
internal sealed class RelationImport(TraceClient client, ImportSettings settings, ImportScreen screen, TimeProvider time)
{
    private readonly ImportProducts _products = new(client, settings, screen);
    private readonly RefusalReport _report = new(screen);
    private readonly ImportTarget<ActivationBatch> _target = new ImportTargets(client, screen).Activation;

    /// <summary>Measured while the last file was sent; null before, and when there was nothing to send.</summary>
    public ImportMeasurement? Measured { get; private set; }

    /// <summary>Imports a file.</summary>
    /// <exception cref="CommandException">It cannot be imported, or not to its end; what was acknowledged is in.</exception>
    public async Task<ImportOutcome> RunAsync(string path, CancellationToken ct)
    {
        using var file =
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var facts = await InspectAsync(path, file, ct);
        Describe(path, facts);
        if (facts.RowCount == 0)
        {
            throw CommandException.Operating(
                $"{path}：没有可读的码，未发送任何内容。 / {path}: no codes can be read, nothing was sent. {facts.Fault?.Message}");
        }

        var stream = settings.Stream ?? NaturalName(facts.Sha256);
        var content = new ImportContent(stream, facts.Sha256, facts.RowCount, facts.Fault is null);
        var import = new StreamedImport<ActivationBatch>(client, _target, content, screen, time);
        if (!settings.IsDryRun && await IsFinishedAsync(stream, import, ct))
        {
            return ImportOutcome.AlreadyImported;
        }

        await _products.EnsureAsync(path, facts, ct);
        file.Position = 0;
        using var reader = new RelationReader(file, leaveOpen: true);
        using var batches = new RelationBatches(reader, settings);
        if (settings.IsDryRun)
        {
            return await new RelationDryRun(_target, settings, screen, time).RunAsync(path, facts, batches, ct);
        }

        var fault = await import.SendAsync(batches, $"导入 importing {Path.GetFileName(path)}", ct);
        Measured = import.Measured;
        var refused = await SummariseAsync(path, stream, import, ct);
        if (fault is not null)
        {
            throw BrokenOff(path, batches.RowsDone, fault);
        }

        return refused > 0 ? ImportOutcome.WithRefusals : ImportOutcome.Complete;
    }

    /// <summary>
    /// The name under which a file of this content is imported, whatever the file is called and wherever it lies.
    /// </summary>
    public static string NaturalName(string sha256) => "relation/" + sha256[..32];

    private async Task<RelationInspection> InspectAsync(string path, FileStream file, CancellationToken ct)
    {
        RelationInspection? facts = null;
        var started = time.GetTimestamp();
        var title = $"检查 inspecting {Path.GetFileName(path)}";
        await screen.ProgressAsync(title, file.Length, "B/s", report => Task.Run(
            () => facts = RelationFileInspector.Inspect(file, new BytesRead(report, started, time), ct), ct));
        return facts!;
    }

    private void Describe(string path, RelationInspection facts)
    {
        var levels = string.Join(", ", facts.Levels.Select(level => $"L{level.Level} {ImportScreen.Number(level.RowCount)}"));
        screen.Line(
            $"{path}: {ImportScreen.Number(facts.RowCount)} 个码 codes ({levels}), "
            + $"{facts.LotCount} 个批号 lots, sha256 {facts.Sha256[..12]}…");
        foreach (var note in facts.Notes)
        {
            screen.Line($"  {note.Message}");
        }

        if (facts.ParentsOutsideFile > 0)
        {
            screen.Line(
                $"  {ImportScreen.Number(facts.ParentsOutsideFile.Value)} 个上级码不在本文件中 / parents that are no row of this file");
        }
    }

    private async Task<bool> IsFinishedAsync(string stream, StreamedImport<ActivationBatch> import, CancellationToken ct)
    {
        if (await import.FindFinishedAsync(ct) is not { } known)
        {
            return false;
        }

        var when = known.LastCommittedAt.ToDateTimeOffset().ToLocalTime();
        screen.Line(
            $"此文件已于 {when:yyyy-MM-dd HH:mm:ss zzz} 全部导入，无需再导 / "
            + $"this file was imported completely at {when:yyyy-MM-dd HH:mm:ss zzz}, "
            + $"nothing to do: 接受 accepted {ImportScreen.Number((long)known.Accepted)}, "
            + $"拒收 refused {ImportScreen.Number((long)known.Refused)}");
        if (known.Refused > 0)
        {
            screen.Line(
                $"若已排除拒收原因，可换一个流名重发（已激活的行会报重复） / once the causes are mended, send it again under another name "
                + $"(rows that are in are reported as duplicates): --stream {stream}-2");
        }

        return true;
    }

    private async Task<long> SummariseAsync(
        string path, string stream, StreamedImport<ActivationBatch> import, CancellationToken ct)
    {
        var state = await import.FindAsync(ct);
        var (accepted, refused) = ((long)(state?.Accepted ?? 0), (long)(state?.Refused ?? 0));
        var speed = Measured is { Codes: > 0 } measured
            ? $"，{ImportScreen.Number((long)measured.CodesPerSecond)} codes/s"
            : string.Empty;
        screen.Line(
            $"流 stream {stream}: 接受 accepted {ImportScreen.Number(accepted)}, 拒收 refused {ImportScreen.Number(refused)}{speed}");
        if (refused > 0 || settings.ReportPath is not null)
        {
            var refusals = import.RefusalsAsync(static row => row + 1, eachRow: false, ct);
            await _report.WriteAsync(refusals, settings.ReportPath, path, ct);
        }

        return refused;
    }

    private static CommandException BrokenOff(string path, long rows, RelationFormatException fault) =>
        CommandException.Operating(
        $"{path} 无法读完：{fault.Message}\n"
        + $"前 {rows} 行已全部发送并确认。修正后的文件内容不同，会作为新文件导入，其中已激活的行将报告为重复。 / "
        + $"the first {rows} rows were sent and acknowledged. The mended file has other content, so it is imported as a new one; "
        + "its rows that are active already will be reported as duplicates.",
        fault);

    private sealed class BytesRead(Action<long, double> report, long started, TimeProvider time) : IProgress<long>
    {
        public void Report(long value) => report(value, value / Math.Max(time.GetElapsedTime(started).TotalSeconds, 0.001));
    }
}

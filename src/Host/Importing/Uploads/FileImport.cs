using TraceEngine.Client;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.Recognition;
using TraceEngine.Files.Tables;
using TraceEngine.Host.Commands;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>
/// Imports one file of the eight uploads, whatever its format: says what it takes it for, sends it, reports what was refused.
/// </summary>
internal sealed class FileImport(
    TraceClient client, Profile own, FileImportSettings settings, ImportScreen screen, TimeProvider time)
{
    /// <summary>Imports a file.</summary>
    /// <exception cref="CommandException">It cannot be imported; what was acknowledged is in.</exception>
    /// <exception cref="Files.UploadFileException">It cannot be read; nothing was sent.</exception>
    public async Task<ImportOutcome> RunAsync(string path, CancellationToken ct)
    {
        using var file =
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.SequentialScan);
        var facts = Recognise(file, path, out var reading);
        screen.Line($"{facts.DescriptionZh} / {facts.DescriptionEn}");
        if (facts.Format == UploadFileFormat.RelationXml)
        {
            return await ImportRelationAsync(path, ct);
        }

        var sha256 = await DigestAsync(file, path, ct);
        file.Position = 0;
        using var reader = UploadReader.Open(file, facts, reading);
        var planner = new UploadPlanner(reader.Kind, facts.Format is UploadFileFormat.Csv or UploadFileFormat.Xlsx);
        var plan = await PlanAsync(planner, reader, path, file.Length, ct);
        Describe(reader, plan, sha256);
        Confirm();
        var import = new UploadImport(client, screen, time);
        var title = $"{(settings.IsDryRun ? "校验 checking" : "导入 importing")} {Path.GetFileName(path)}";
        var outcome = await import.RunAsync(title, sha256, plan, settings.IsDryRun, ct);
        Summarise(import.Tally, outcome);
        new UploadReport(screen, settings).Write(file, facts, reading, import.Tally.Refusals, ct);
        return outcome;
    }

    // A first look tells the kind; the kind tells which columns may be missing.
    private UploadFileFacts Recognise(FileStream file, string path, out UploadReaderOptions reading)
    {
        reading = new UploadReaderOptions { Defaults = settings.Defaults };
        var facts = UploadFileProbe.Run(file, path, settings.Kind, settings.Sheet, reading);
        if (facts.Kind is { } kind)
        {
            CheckDefaults(kind);
            reading = reading with { Defaults = OwnSideDefaults.For(kind, own, settings.Defaults) };
            facts = UploadFileProbe.Run(file, path, kind, settings.Sheet, reading);
        }

        return facts.Refusal is { } refusal ? throw refusal : facts;
    }

    private void CheckDefaults(UploadKind kind)
    {
        foreach (var field in settings.Defaults.Keys)
        {
            if (UploadFields.IndexOf(kind, field) < 0)
            {
                throw CommandException.Usage(
                    $"--set：{kind.ToChinese()}没有字段 {field} / --set: {kind.ToEnglish()} has no field {field}");
            }
        }
    }

    private Task<ImportOutcome> ImportRelationAsync(string path, CancellationToken ct)
    {
        if (settings.Defaults.Count > 0 || settings.IsReportCsv == false)
        {
            throw CommandException.Usage(
                "关联关系 XML 不用 --set，拒收明细为 CSV；全部选项见 trace import relation --help / "
                + "relation XML takes no --set and its report is a CSV: see trace import relation --help for all its options");
        }

        var relation = new ImportSettings { IsDryRun = settings.IsDryRun, ReportPath = settings.ReportPath };
        return new RelationImport(client, relation, screen, time).RunAsync(path, ct);
    }

    private async Task<string> DigestAsync(FileStream file, string path, CancellationToken ct)
    {
        file.Position = 0;
        using var digest = new DigestStream(file);
        var sha256 = "";
        await screen.ProgressAsync($"检查 inspecting {Path.GetFileName(path)}", file.Length, "B/s", _ => Task.Run(
            () => sha256 = digest.Complete(), ct));
        return sha256;
    }

    private async Task<UploadPlan> PlanAsync(
        UploadPlanner planner, UploadReader reader, string path, long size, CancellationToken ct)
    {
        const int RowsBetweenLooks = 4096;
        var started = time.GetTimestamp();
        await screen.ProgressAsync($"读取 reading {Path.GetFileName(path)}", size, "B/s", report => Task.Run(
            () =>
            {
                while (reader.Read())
                {
                    planner.Add(reader.Row);
                    if (reader.RowsRead % RowsBetweenLooks == 0)
                    {
                        ct.ThrowIfCancellationRequested();
                        var seconds = Math.Max(time.GetElapsedTime(started).TotalSeconds, 0.001);
                        report(reader.BytesRead, reader.BytesRead / seconds);
                    }
                }
            },
            ct));
        return planner.Finish();
    }

    private void Describe(UploadReader reader, UploadPlan plan, string sha256)
    {
        screen.Line(
            $"{ImportScreen.Number(reader.RowsRead)} 行 rows: 产品 products {ImportScreen.Number(plan.Products.Count)}, "
            + $"激活 activations {ImportScreen.Number(plan.Activations.Sum(part => part.Rows.Count))}, "
            + $"包装 packaging {ImportScreen.Number(plan.Packagings.Sum(part => part.Rows.Count))}, "
            + $"单据 documents {ImportScreen.Number(plan.Flows.Count)} "
            + $"({ImportScreen.Number(plan.Flows.Sum(part => part.Rows.Count))} 行 rows), "
            + $"有误 faulty {ImportScreen.Number(plan.Refused.Count)}; sha256 {sha256[..12]}…");
        foreach (var note in reader.Notes)
        {
            screen.Line($"  {note.MessageZh} / {note.MessageEn}");
        }

        if (reader.MissingFields.Count > 0)
        {
            var missing = string.Join(" ", reader.MissingFields.Select(field => $"{field.ColumnName}({field.NameZh})"));
            screen.Line(
                $"  文件没有这些必填字段，可用 --set 字段=值 给出 / the file has no place for these required fields, "
                + $"give them with --set FIELD=VALUE: {missing}");
        }
    }

    private void Confirm()
    {
        if (!settings.IsConfirmed && !settings.IsDryRun && settings.Kind is null
            && !screen.Asks("按以上识别结果导入？ / Import it like this?"))
        {
            throw CommandException.Operating(
                "未导入；可用 --kind 指定类别，或用 --dry-run 先校验 / nothing was sent: name the kind with --kind, or check it with --dry-run");
        }
    }

    private void Summarise(UploadTally tally, ImportOutcome outcome)
    {
        var what = settings.IsDryRun ? "只校验，未写入 checked, nothing written"
            : outcome == ImportOutcome.AlreadyImported ? "此文件已导入，无需再导 this file is in already, nothing to do"
            : "已导入 imported";
        var speed = tally.Measured.Codes > 0 ? $"，{ImportScreen.Number((long)tally.Measured.CodesPerSecond)} codes/s" : "";
        screen.Line(
            $"{what}: 接受 accepted {ImportScreen.Number(tally.Accepted)}, 拒收 refused {ImportScreen.Number(tally.Refused)}{speed}");
    }
}

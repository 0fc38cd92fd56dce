using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;
using TraceEngine.Client;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Files.Relation.Inspection;
using TraceEngine.Files.Relation.Writing;
using TraceEngine.Host.Commands;
using TraceEngine.Host.Commands.Querying;
using TraceEngine.Host.Data;
using TraceEngine.Host.Importing;
using TraceEngine.Host.Profiles;
using Profile = TraceEngine.Host.Profiles.Profile;

namespace TraceEngine.Host.Demo;

/// <summary>
/// The main job in two minutes: import, stream, kill, resume, count, ask, trade, verify, export, call by signed JSON. Stops at
/// the first thing that does not hold.
/// </summary>
internal sealed class DemoRun(DataLocation folder, DemoScale scale, IAnsiConsole console, TimeProvider time)
{
    private const int Streams = 2;

    private readonly ImportScreen _screen = new(console, time);
    private readonly DemoFigures _figures = new();

    // Minutes tell runs apart in names that people read.
    private readonly string _run = time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyMMddHHmmss");

    public async Task<int> RunAsync(CancellationToken ct)
    {
        Step("启动私有 PostgreSQL 与 Redis", "starting a private PostgreSQL and Redis");
        await using var servers = await DataServers.StartAsync(folder, NullLoggerFactory.Instance, time, ct);
        var data = folder with { Postgres = servers.Postgres, Redis = servers.Redis };
        await using var database = new DemoDatabase(servers.Postgres);
        await using var server = new DemoServer(data);
        await server.StartAsync(ct);
        var profile = await DemoEnterprise.EnsureAsync(data, server.Endpoint, ct);
        _screen.Line($"服务 server {server.Endpoint}，企业 enterprise {profile.Name} {profile.CreditCode}");
        var bytesBefore = await database.TableBytesAsync(ct);

        await using var client = ProfileOptions.Connect(profile);
        var file = await ImportAsync(client, database, ct);
        var streamed = await StreamAsync(profile, server, database, file.Product, ct);
        string[] names = [file.Stream, .. streamed.Select(stream => stream.Name)];
        var accepted = file.Accepted + streamed.Sum(stream => stream.Accepted);
        await CountAsync(database, names, accepted, ct);
        _figures.BytesPerCode = (await database.TableBytesAsync(ct) - bytesBefore) / (double)accepted;

        await DrawAsync(client, file.SampleCode, ct);
        await TradeAsync(client, data, server.Endpoint, ct);
        await VerifyAsync(client, streamed[0].Name, ct);
        await ExportAsync(client, file, ct);
        await CallJsonAsync(data, server.Endpoint, profile, ct);
        Step("测得", "what was measured");
        _figures.Draw(console);
        SayWhatNext(file);
        return 0;
    }

    private async Task<DemoFile> ImportAsync(TraceClient client, DemoDatabase database, CancellationToken ct)
    {
        Step(
            $"生成关联关系 XML（{ImportScreen.Number(scale.FileCodes)} 个码，1:10:100）并导入",
            $"writing a relation XML of {ImportScreen.Number(scale.FileCodes)} codes, 1:10:100, and importing it");
        var file = await DemoFile.WriteAsync(folder.Folder, _run, scale.FileCodes, database, time, ct);
        _screen.Line($"{file.Path}，{new FileInfo(file.Path).Length / 1e6:0.0} MB");
        var import = new RelationImport(client, new ImportSettings { RegisterProduct = true }, _screen, time);
        if (await import.RunAsync(file.Path, ct) != ImportOutcome.Complete)
        {
            throw CommandException.Operating("演示文件有码被拒收 / codes of the demo's file were refused");
        }

        _figures.ImportCodesPerSecond = import.Measured!.CodesPerSecond;
        return file with { Accepted = import.Measured.Codes };
    }

    private async Task<IReadOnlyList<DemoStream>> StreamAsync(
        Profile profile, DemoServer server, DemoDatabase database, string product, CancellationToken ct)
    {
        Step(
            $"两条产线再写入 {ImportScreen.Number(scale.StreamCodes)} 个码，中途 kill -9 服务",
            $"two lines stream {ImportScreen.Number(scale.StreamCodes)} more; the server is killed in the middle");
        var acks = new AckTimes(time);
        var streams = new List<DemoStream>();
        for (var line = 1; line <= Streams; line++)
        {
            // Two ranges apart: the second one's serials start far from the first one's.
            var seed = DemoFile.Seed(_run) + ((ulong)line * 1_000);
            var cascade = await database.UnusedCascadeAsync(scale.StreamCodes / Streams, seed, ct);
            var header = DemoStream.Header(product, $"D{_run}-{line}", $"{line}号线", time.GetUtcNow());
            streams.Add(new DemoStream($"demo-{_run}-line-{line}", cascade, header, acks));
        }

        var outage = new DemoOutage(server, _screen, time);
        var started = time.GetTimestamp();
        await _screen.ProgressAsync("写入 streaming", scale.StreamCodes, "codes/s", report =>
            RunAllAsync(profile, streams, outage, report, ct));
        var busy = time.GetElapsedTime(started) - time.GetElapsedTime(outage.KilledAt, outage.ResumedAt);
        _figures.StreamCodesPerSecond = streams.Sum(stream => stream.Acked) / busy.TotalSeconds;
        _figures.AckMedian = acks.Quantile(0.5, outage.KilledAt, outage.ResumedAt);
        _figures.AckP99 = acks.Quantile(0.99, outage.KilledAt, outage.ResumedAt);
        _figures.ServerAway = outage.ServerAway;
        _figures.TimeToResume = outage.TimeToResume;
        return streams;
    }

    private async Task RunAllAsync(
        Profile profile, IReadOnlyList<DemoStream> streams, DemoOutage outage, Action<long, double> report, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var lines = Task.WhenAll(streams.Select(async stream =>
        {
            // A client each: two lines are two machines.
            await using var own = ProfileOptions.Connect(profile);
            await stream.RunAsync(own, outage.Waiting, outage.Resumed, stop.Token);
        }));
        var killing = outage.RunAsync(streams, scale.StreamCodes * 2L / 5, stop.Token);
        while (!lines.IsCompleted)
        {
            await Task.WhenAny(lines, Task.Delay(TimeSpan.FromMilliseconds(200), time, ct));
            report(streams.Sum(stream => stream.Acked), streams.Sum(stream => stream.CodesPerSecond));
            if (killing.IsFaulted)
            {
                await stop.CancelAsync();
                await killing;
            }
        }

        await lines;
        await stop.CancelAsync();
        await killing;
    }

    private async Task CountAsync(DemoDatabase database, string[] streams, long acked, CancellationToken ct)
    {
        Step("核对：已确认的码数与表中行数", "checking: codes acknowledged against rows in the tables");
        var rows = await database.CountCodesAsync(streams, ct);
        _screen.Line($"已确认 acknowledged {ImportScreen.Number(acked)}，表中 in the tables {ImportScreen.Number(rows)}");
        if (rows != acked)
        {
            throw CommandException.Operating(
                $"两者不等，请保留数据目录并报告 / they differ by {rows - acked}: keep the data folder and report this");
        }

        _screen.Line("一致：没有丢失，没有重复 / equal: nothing lost, nothing twice");
    }

    private async Task DrawAsync(TraceClient client, string code, CancellationToken ct)
    {
        Step($"查询 {code}", $"asking where {code} is");
        var chain = await client.FindChainAsync(code, ct) ?? throw CommandException.Operating(
            $"查不到 {code} / {code} is not found");
        QueryChainTree.Draw(console, chain);
    }

    private async Task TradeAsync(TraceClient client, DataLocation data, string endpoint, CancellationToken ct)
    {
        Step("激活之后：换箱、发货、收货、流通、召回、对账", "after activation: repack, ship, receive, circulate, recall, reconcile");
        var profile = await DemoEnterprise.EnsureDistributorAsync(data, endpoint, ct);
        await using var distributor = ProfileOptions.Connect(profile);
        await new DemoTrade(client, distributor, new DemoGoods(_run), console, time).RunAsync(ct);
    }

    private async Task ExportAsync(TraceClient client, DemoFile file, CancellationToken ct)
    {
        Step("导出：一批货的全部节点", "exporting: a lot with all its nodes");
        var path = Path.ChangeExtension(file.Path, ".csv");
        (_figures.ExportCodes, _figures.ExportTime) =
            await new DemoExport(client, _screen, time).RunAsync($"D{_run}", file.Product, path, ct);
    }

    private async Task CallJsonAsync(DataLocation data, string endpoint, Profile profile, CancellationToken ct)
    {
        Step("国标签名 JSON 接口：curl 经 HTTPS 上传和查询", "the standard's signed JSON: an upload and a query by curl over HTTPS");
        await using var facade = await DemoFacade.StartAsync(data, endpoint, time, ct);
        await new DemoJson(facade, profile, new DemoGoods(_run), _screen, time).RunAsync(ct);
    }

    private async Task VerifyAsync(TraceClient client, string stream, CancellationToken ct)
    {
        Step($"校验 {stream} 的回执链", $"verifying the receipt chain of {stream}");
        using var text = new StringWriter();
        var name = new StreamName { Kind = StreamKind.Activation, Name = stream };
        var holds = await VerifyCommand.PrintAsync(client, name, text, ct);
        _screen.Line(text.ToString().TrimEnd());
        if (!holds)
        {
            throw CommandException.Operating("回执链不成立 / the receipt chain does not hold");
        }
    }

    private void SayWhatNext(DemoFile file)
    {
        var path = DemoEnterprise.ProfilePath(folder.Folder);
        var profile = path == Profiles.ProfileFile.DefaultPath ? string.Empty : $" --profile {path}";
        Step("接下来可以", "what to try next");
        _screen.Line($"""
              ./trace serve                                        启动服务 / run the server, then in another terminal:
              ./trace query chain {file.SampleCode}{profile}
              ./trace import relation {file.Path}{profile}         再次导入：什么也不做 / once more: a no-op that says so
              ./trace query list --lot D{_run} --product {file.Product}{profile}
              ./trace export --lot D{_run} --product {file.Product} --level 2 --format xlsx --output cases.xlsx{profile}
              ./trace verify {file.Stream}{profile}
              ./trace import relation YOUR.xml --register-product{profile}
            """);
    }

    private void Step(string chinese, string english)
    {
        console.WriteLine();
        console.Write(new Rule($"[yellow]{Markup.Escape($"{chinese} / {english}")}[/]").LeftJustified());
    }
}

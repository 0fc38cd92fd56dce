using System.Diagnostics;
using TraceEngine.Drills.Kit;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Drills.Lifecycle;

/// <summary>
/// <c>serve</c> with its private database, ended by SIGTERM, SIGINT and kill -9 under open streams. Nothing of it keeps
/// running, the next start works and has the data, and after an orderly end every durable batch has had its answer.
/// </summary>
internal static class LifecycleDrill
{
    private static readonly Signal[] Ends = [Signal.Terminate, Signal.Interrupt, Signal.Kill];

    public static async Task RunAsync(LifecycleOptions options, DrillReport report, CancellationToken ct)
    {
        await using var house = await DrillHouse.StartWholeAsync(ct);
        await SecondStartAsync(house, report, ct);
        var starts = new List<double>();
        await using var crew = new LineCrew(house, options.Streams, options.Seed, options.CasesPerBatch, report, ct);
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var end in Ends)
            {
                await crew.MoreAcksAsync(options.Acks, ct);
                await EndAsync(house, end, report, ct);
                var (started, before) = (Stopwatch.GetTimestamp(), crew.AnsweredAfterLoss);
                await house.StartServerAsync(ct);
                starts.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);

                // Every stream has been opened again when each has had an answer from the new server.
                await crew.MoreAcksAsync(options.Acks, ct);
                var unanswered = crew.AnsweredAfterLoss - before;
                report.Require(
                    end == Signal.Kill || unanswered == 0,
                    $"{end}: {unanswered} batches were durable and not answered when the server had drained");
            }
        }

        await crew.CompleteAsync();
        starts.Sort();
        report.Figure("start on a folder with data, median", starts[starts.Count / 2], "s");
        report.Figure("start on a folder with data, longest", starts[^1], "s");
        report.Figure("durable when killed, answered by the resend", crew.AnsweredAfterLoss, "batches");
        await house.CheckAsync(crew.Ledgers, report, ct);
    }

    private static async Task EndAsync(DrillHouse house, Signal end, DrillReport report, CancellationToken ct)
    {
        var servers = FolderWatch.Find(house.DataFolder);
        report.Require(servers.Count >= 2, $"{servers.Count} processes work in the data folder while the server runs");
        var started = Stopwatch.GetTimestamp();
        var code = await house.Server.EndAsync(end, ct);
        await FolderWatch.GoneAsync(servers, ct);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        report.Line($"{end}: out in {seconds:0.00} s with {code}, {servers.Count} processes gone");
        var expected = end == Signal.Kill ? 128 + (int)end : 0;
        report.Require(code == expected, $"{end}: the server ended with {code}: {house.Server.Output}");
        var left = FolderWatch.Find(house.DataFolder);
        report.Require(left.Count == 0, $"{end}: processes {string.Join(", ", left)} still work in the data folder");
        await house.Server.DisposeAsync();
    }

    private static async Task SecondStartAsync(DrillHouse house, DrillReport report, CancellationToken ct)
    {
        await using var second = await HostProcess.StartAsync(
            house.DataFolder, "serve", "--listen", "127.0.0.1:0", "--http", "127.0.0.1:0", "--json", "127.0.0.1:0");
        var code = await second.ExitAsync(ct);
        report.Require(code == 1, $"a second server on the folder ended with {code}");
        report.Require(
            second.Output.Contains($"{house.Server.Id}", StringComparison.Ordinal)
            && second.Output.Contains(house.DataFolder, StringComparison.Ordinal),
            $"a second server on the folder does not say who uses it: {second.Output}");
        report.Require(!second.Output.Contains("   at ", StringComparison.Ordinal), $"a stack trace for people: {second.Output}");
    }
}

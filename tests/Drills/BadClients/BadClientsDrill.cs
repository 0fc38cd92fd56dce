using System.Diagnostics;
using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.BadClients;

/// <summary>
/// Ordinary clients send a fixed number of batches alone, beside a client of duplicates, and beside one of bad rows, in
/// rounds of one run; what counts is the median of the ratios, so a busy machine slows all three alike.
/// </summary>
internal static class BadClientsDrill
{
    public static async Task RunAsync(BadClientsOptions options, DrillReport report, CancellationToken ct)
    {
        await using var house = await DrillHouse.StartAsync(ct);
        var ordinary = new List<OrdinaryClient>();
        for (var line = 0; line < options.Clients; line++)
        {
            ordinary.Add(await OrdinaryClient.StartAsync(house, line, options.CodesPerBatch, ct));
        }

        // Warm: compiled code, statistics and pages are there before anything counts.
        await MeasureAsync(ordinary, options.Batches, ct);
        var duplicates = new List<double>();
        var badRows = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var before = await MeasureAsync(ordinary, options.Batches, ct);
            var withDuplicates = await BesideAsync(
                () => BadClient.OfDuplicates(house, options.CodesPerBatch, ct), ordinary, options.Batches, ct);
            var between = await MeasureAsync(ordinary, options.Batches, ct);
            var withBadRows = await BesideAsync(
                () => BadClient.OfBadRows(house, options.CodesPerBatch, ct), ordinary, options.Batches, ct);
            var after = await MeasureAsync(ordinary, options.Batches, ct);
            duplicates.Add(withDuplicates.Speed / ((before + between) / 2));
            badRows.Add(withBadRows.Speed / ((between + after) / 2));
            report.Line(
                $"round {round + 1}: alone {before:#,0} {between:#,0} {after:#,0} codes/s; "
                + $"beside duplicates {withDuplicates.Speed:#,0} (they {withDuplicates.BadSpeed:#,0} rows/s), "
                + $"beside bad rows {withBadRows.Speed:#,0} ({withBadRows.BadSpeed:#,0})");
        }

        foreach (var client in ordinary)
        {
            await client.DisposeAsync();
        }

        Judge("beside duplicates", duplicates, options.AtLeast, report);
        Judge("beside bad rows", badRows, options.AtLeast, report);
    }

    private static async Task<(double Speed, double BadSpeed)> BesideAsync(
        Func<BadClient> start, List<OrdinaryClient> ordinary, int batches, CancellationToken ct)
    {
        await using var bad = start();

        // The bad one has filled its window and is known for what it is before the others are measured.
        await MeasureAsync(ordinary, Math.Max(1, batches / 4), ct);
        var (rows, started) = (bad.Rows, Stopwatch.GetTimestamp());
        var speed = await MeasureAsync(ordinary, batches, ct);
        return (speed, (bad.Rows - rows) / Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private static async Task<double> MeasureAsync(List<OrdinaryClient> ordinary, int batches, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var codes = await Task.WhenAll(ordinary.Select(client => Task.Run(() => client.PushAsync(batches, ct), ct)));
        return codes.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Judge(string name, List<double> ratios, double atLeast, DrillReport report)
    {
        ratios.Sort();
        var median = ratios[ratios.Count / 2];
        report.Figure($"speed kept {name}, median", median);
        report.Figure($"speed kept {name}, least", ratios[0]);
        report.Require(median >= atLeast, $"ordinary clients {name} keep {median:0.00} of their speed, not {atLeast:0.00}");
    }
}

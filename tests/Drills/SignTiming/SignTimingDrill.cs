using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TraceEngine.Drills.Kit;

namespace TraceEngine.Drills.SignTiming;

/// <summary>
/// Calls with an ak that nobody has, and calls with a wrong sign for one that somebody has, in random order: their times must not
/// tell which is which. Compared by rank (Mann-Whitney), which a few slow calls do not sway.
/// </summary>
internal static class SignTimingDrill
{
    public static async Task RunAsync(SignTimingOptions options, DrillReport report, CancellationToken ct)
    {
        await using var house = await DrillHouse.StartAsync(ct);
        using var http = new HttpClient { BaseAddress = new Uri(house.JsonEndpoint) };
        var random = new Random(options.Seed);
        await AskAsync(http, house.Ak, random, ct);
        var times = new List<(bool IsUnknown, double Milliseconds)>(2 * options.Calls);
        var order = Enumerable.Range(0, 2 * options.Calls).Select(call => call % 2 == 0).ToArray();
        random.Shuffle(order);
        foreach (var wave in order.Chunk(options.AtOnce))
        {
            times.AddRange(await Task.WhenAll(wave.Select(isUnknown => MeasureAsync(http, house.Ak, isUnknown, random, ct))));
        }

        report.Figure("unknown ak, median", Median(times, true), "ms");
        report.Figure("wrong sign, median", Median(times, false), "ms");
        var score = Score(times);
        report.Figure("standard score of the difference", score);
        report.Require(
            Math.Abs(score) <= options.AtMost,
            string.Create(CultureInfo.InvariantCulture, $"the times tell unknown aks from wrong signs: score {score:0.0}"));
    }

    private static async Task<(bool IsUnknown, double Milliseconds)> MeasureAsync(
        HttpClient http, string ak, bool isUnknown, Random random, CancellationToken ct)
    {
        var started = TimeProvider.System.GetTimestamp();
        await AskAsync(http, isUnknown ? ak[..^4] + "zzzz" : ak, random, ct);
        return (isUnknown, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
    }

    private static async Task AskAsync(HttpClient http, string ak, Random random, CancellationToken ct)
    {
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{random.NextInt64()}")));
        using var content = new StringContent(
            $$"""{"ak":"{{ak}}","timestamp":"{{timestamp}}","sign":"{{sign}}","param":"{}"}""", Encoding.UTF8,
                "application/json");
        using var response = await http.PostAsync(new Uri("/limits", UriKind.Relative), content, ct);
        if ((int)response.StatusCode != 401)
        {
            throw new InvalidOperationException($"a forged call was answered with {(int)response.StatusCode}");
        }
    }

    private static double Median(IEnumerable<(bool IsUnknown, double Milliseconds)> times, bool isUnknown)
    {
        var sorted = times.Where(one => one.IsUnknown == isUnknown).Select(one => one.Milliseconds).Order().ToList();
        return sorted[sorted.Count / 2];
    }

    // U of the unknown ones against its mean and deviation where both sorts are alike.
    private static double Score(List<(bool IsUnknown, double Milliseconds)> times)
    {
        var ranked = times.OrderBy(one => one.Milliseconds).ToList();
        var rankSum = ranked.Index().Where(one => one.Item.IsUnknown).Sum(one => one.Index + 1.0);
        double unknown = ranked.Count(one => one.IsUnknown);
        var wrong = ranked.Count - unknown;
        var u = rankSum - (unknown * (unknown + 1) / 2);
        return (u - (unknown * wrong / 2)) / Math.Sqrt(unknown * wrong * (unknown + wrong + 1) / 12);
    }
}

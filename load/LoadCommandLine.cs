using System.CommandLine;
using System.Text.Json;

namespace TraceEngine.Load;

/// <summary>The command line of <c>./trace load</c>.</summary>
internal static class LoadCommandLine
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly Option<string> Endpoint = new("--endpoint")
    {
        Description = "服务地址，仅限本机 / URL of the server, loopback only",
        HelpName = "URL",
        Required = true,
    };

    private static readonly Option<string> Ak = new("--ak") { Description = "访问密钥 / public half of the key", Required = true };

    private static readonly Option<string> Sk = new("--sk") { Description = "安全密钥 / secret half of the key", Required = true };

    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "持续秒数，最多 600 / how long, at most 600 s",
        DefaultValueFactory = _ => 20,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "输出 JSON / print JSON" };

    public static RootCommand Create() => new(
        """
        开环负载场景 / Open-loop load scenarios: batches are sent when due, latency counts from then.

        Examples:
          ./trace load ack-peak70 --endpoint http://127.0.0.1:5080 --ak AK --sk SK --peak 400000
          ./trace load ack-quiet --endpoint http://127.0.0.1:5080 --ak AK --sk SK --lines 20
        The enterprise of the key must be a producer; a product TRACE-LOAD with prefixes 8391001 to 8391003 is registered for it.
        """)
    {
        Peak(), Quiet(),
    };

    private static Command Peak()
    {
        var peak = new Option<double>("--peak")
        {
            Description = "测得的峰值，码/秒；以其 70% 发送 / measured peak in codes a second; 70 % of it is sent",
            Required = true,
        };
        var command = new Command("ack-peak70", "每批 5,000 码，峰值的 70% / batches of 5,000 codes at 70 % of peak") { peak };
        return Run(command, result => LoadShape.AckPeak70(result.GetValue(peak), Duration(result), []));
    }

    private static Command Quiet()
    {
        var lines = new Option<int>("--lines")
        {
            Description = "生产线数 / number of lines, each a batch of 100 codes a second",
            DefaultValueFactory = _ => 20,
        };
        var command = new Command("ack-quiet", "空闲产线，每批 100 码 / quiet lines, batches of 100 codes") { lines };
        return Run(command, result => LoadShape.AckQuiet(result.GetValue(lines), Duration(result)));
    }

    private static TimeSpan Duration(ParseResult result) => TimeSpan.FromSeconds(result.GetValue(Seconds));

    private static Command Run(Command command, Func<ParseResult, LoadShape> shape)
    {
        foreach (var option in new Option[] { Endpoint, Ak, Sk, Seconds, Json })
        {
            command.Add(option);
        }

        command.SetAction(async (result, ct) =>
        {
            var target = new LoadTarget(
                result.GetRequiredValue(Endpoint), result.GetRequiredValue(Ak), result.GetRequiredValue(Sk));
            LoadReport report;
            try
            {
                report = await OpenLoopRun.RunAsync(target, shape(result), TimeProvider.System, ct);
            }
            catch (Exception refused) when (refused is ArgumentException or Client.TraceClientException)
            {
                await Console.Error.WriteLineAsync(refused.Message);
                return 1;
            }

            Console.WriteLine(result.GetValue(Json) ? JsonSerializer.Serialize(report, Format) : Text(report));
            return report.RefusedCodes == 0 ? 0 : 1;
        });
        return command;
    }

    private static string Text(LoadReport report) =>
        $"""
        {report.Scenario}: {report.Lines} lines, batches of {report.BatchCodes} codes
        offered       {report.OfferedCodesPerSecond:N0} codes/s
        acknowledged  {report.AckedCodesPerSecond:N0} codes/s in {report.Batches} batches, refused {report.RefusedCodes}
        ack latency   p50 {report.P50Ms:F1}  p90 {report.P90Ms:F1}  p99 {report.P99Ms:F1}  max {report.MaxMs:F1} ms
        (the sender itself was late by p99 {report.SenderLateP99Ms:F1} ms, which is part of these)
        """;
}

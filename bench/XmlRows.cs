using System.Diagnostics;
using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Measuring;
using TraceEngine.Bench.Reporting;
using TraceEngine.Files.Relation;
using TraceEngine.Files.Relation.Writing;

namespace TraceEngine.Bench;

/// <summary>The relation XML rows: parsing alone, and the import command as a user runs it.</summary>
internal sealed class XmlRows(BenchHost host, IngestSettings settings, TimeProvider time)
{
    // About 64 MB: larger than any cache.
    private const long ParseCodes = 600_000;

    /// <summary>Reads a document from memory on one core, every code and parent touched.</summary>
    public BenchRow Parse(RowTarget target)
    {
        using var document = new MemoryStream();
        var codes = RelationWriter.Write(document, Header(0), Cascade(0, Math.Min(ParseCodes, settings.Codes)));
        var speeds = new List<double>();

        // One more round than asked for: the first compiles.
        for (var round = 0; round <= settings.Rounds; round++)
        {
            document.Position = 0;
            var start = Stopwatch.GetTimestamp();
            if (ReadAll(document) != codes)
            {
                throw new BenchException("XML 行数不符 / the reader delivered another number of rows");
            }

            speeds.Add(document.Length / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        var speed = Median.Of(speeds.Skip(1));
        return BenchRow.Of(target, speed, new Dictionary<string, object>
        {
            ["megabytes"] = Math.Round(document.Length / 1e6, 1),
            ["codes_per_second"] = Math.Round(codes * speed * 1e6 / document.Length),
        });
    }

    /// <summary>Runs the import command on a new file each round; the start of its process is part of the time.</summary>
    public async Task<BenchRow> ImportAsync(RowTarget target, double engineRate, CancellationToken ct)
    {
        var rates = new List<double>();
        var cpu = new List<double>();
        for (var round = 1; round <= settings.Rounds; round++)
        {
            var path = Path.Combine(host.Folder, $"relation-{round}.xml");
            await using (var file = File.Create(path))
            {
                RelationWriter.Write(file, Header(round), Cascade(round, settings.Codes), ct);
            }

            await host.ResetAsync(active: null, ct);
            var server = ProcessCpu.Seconds(host.Server.ProcessId);
            var start = time.GetTimestamp();
            await ChildCommand.RunAsync(
                Programs.Dotnet(),
                [Programs.Host(), "import", "relation", path, "--register-product"],
                new Dictionary<string, string> { ["TRACE_DATA"] = host.Server.Folder, ["TRACE_PROFILE"] = host.Server.Profile },
                ct);
            rates.Add(settings.Codes / time.GetElapsedTime(start).TotalSeconds);
            cpu.Add((ProcessCpu.Seconds(host.Server.ProcessId) - server) * 1e6 / settings.Codes);
            File.Delete(path);
        }

        return BenchRow.Of(target, Median.Of(rates) / engineRate, new Dictionary<string, object>
        {
            ["import"] = Math.Round(Median.Of(rates)),
            ["engine"] = Math.Round(engineRate),
            ["server_cpu_us"] = Math.Round(Median.Of(cpu), 3),
            ["codes"] = settings.Codes,
            ["process_start"] = "included",
        });
    }

    private static long ReadAll(Stream document)
    {
        using var reader = new RelationReader(document, leaveOpen: true);
        long rows = 0, bytes = 0;
        while (reader.Read())
        {
            if (reader.Kind == RelationItemKind.Code)
            {
                var code = reader.Code;
                bytes += code.Code.Length + code.ParentCode.Length + code.PackLayer + code.Flag;
                rows++;
            }
        }

        return bytes > 0 ? rows : 0;
    }

    private static RelationWriterOptions Header(int round) =>
        new() { ProductCode = "BENCH-XML", LotNumber = $"X26{round:D2}", SubTypeNo = "BENCHXML01" };

    private SeededCascadeOptions Cascade(int round, long codes) => new()
    {
        Prefixes = ["8499001", "8499002", "8499003"],
        CodeCount = codes,
        Seed = settings.Seed + (ulong)round,
        Serials = SerialOrder.Sequential,
    };
}

using System.Globalization;
using TraceEngine.Client;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Drills.Kit;
using TraceEngine.Files.Relation.Inspection;
using TraceEngine.Files.Relation.Writing;
using TraceEngine.Host.Importing;
using TraceEngine.Host.Profiles;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Drills.KillClient;

/// <summary>
/// <c>trace import relation</c> is killed -9 at random progress and run again until it is done: the file is in, once.
/// </summary>
internal static class KillImportDrill
{
    public static async Task RunAsync(KillImportOptions options, DrillReport report, CancellationToken ct)
    {
        await using var house = await DrillHouse.StartAsync(ct);
        using var folder = new DrillFolder();
        Directory.CreateDirectory(folder.Path);
        ProfileFile.Write(
            Path.Combine(folder.Path, "profile.json"), new Profile(house.Endpoint, house.Ak, house.Sk, house.CreditCode, "演练药业"));
        var file = Path.Combine(folder.Path, "lot.xml");
        WriteFile(file, options);
        var stream = new StreamName
        {
            Kind = StreamKind.Activation,
            Name = RelationImport.NaturalName(RelationFileInspector.Inspect(file, null, ct).Sha256),
        };
        await using var client = house.Connect();
        var moments = new Random(options.Seed);
        var batches = options.Codes / options.BatchCodes;
        var kills = 0;
        for (var run = 1; run <= options.Kills; run++)
        {
            // Each run may come a little further than the one before, at a random place of its share.
            var goal = (ulong)(((run - 1) * batches / options.Kills) + moments.Next(Math.Max(1, batches / options.Kills)));
            await using var import = await ImportAsync(folder.Path, file, options);
            kills += await KillAtAsync(import, client, stream, goal, ct) ? 1 : 0;
        }

        await using var last = await ImportAsync(folder.Path, file, options);
        report.Require(await last.ExitAsync(ct) == 0, $"the last run of the import failed: {last.Output}");
        await using var again = await ImportAsync(folder.Path, file, options);
        report.Require(await again.ExitAsync(ct) == 0, $"the import of a file that is in failed: {again.Output}");
        report.Line(again.Output);
        report.Figure("kills", kills);
        await CheckAsync(house, client, stream, options.Codes, report, ct);
    }

    private static async Task CheckAsync(
        DrillHouse house, TraceClient client, StreamName stream, int codes, DrillReport report, CancellationToken ct)
    {
        foreach (var (sql, expected) in new[]
        {
            ("count_all_codes", codes), ("count_codes_without_section", 0), ("count_unpacked_children", 0),
        })
        {
            var found = await TableCheck.NumberAsync(house.Database, sql, ct);
            report.Require(found == expected, $"{sql}: {found}, not {expected}");
        }

        await foreach (var answer in client.VerifyStreamAsync(stream, ct))
        {
            report.Require(answer.Finding is null, $"verify, batch {answer.Finding?.Sequence}: {answer.Finding?.MessageEn}");
        }

        report.Figure("codes in the file and stored once", codes);
    }

    /// <summary>Kills the import when the stream has come so far; false when it was done before.</summary>
    private static async Task<bool> KillAtAsync(
        HostProcess import, TraceClient client, StreamName stream, ulong goal, CancellationToken ct)
    {
        var exit = import.ExitAsync(ct);
        while (!exit.IsCompleted && ((await client.FindStreamAsync(stream, ct))?.NextSequence ?? 0) <= goal)
        {
            // Each question takes the server some milliseconds: no other pace is needed.
        }

        if (exit.IsCompleted)
        {
            return false;
        }

        Signal.Kill.SendTo(import.Id);
        await exit;
        return true;
    }

    private static Task<HostProcess> ImportAsync(string folder, string file, KillImportOptions options) => HostProcess.StartAsync(
        folder,
        "import", "relation", file, "--register-product",
        "--batch-codes", options.BatchCodes.ToString(CultureInfo.InvariantCulture));

    private static void WriteFile(string path, KillImportOptions options)
    {
        using var file = File.Create(path);
        RelationWriter.Write(
            file,
            new RelationWriterOptions { ProductCode = "DRILL-XML" },
            new SeededCascadeOptions
            {
                Prefixes = ["8290001", "8290002", "8290003"],
                CodeCount = options.Codes,
                Seed = (ulong)options.Seed,
            });
    }
}

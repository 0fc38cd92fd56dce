using System.Globalization;
using TraceEngine.Client.Streaming;
using TraceEngine.Drills.Kit;
using TraceEngine.Drills.Kit.Sources;

namespace TraceEngine.Drills.KillClient;

/// <summary>
/// This program as a client that remembers nothing: it goes on where the server says, up to a last batch, and prints each ack.
/// </summary>
internal static class ClientProgram
{
    public const string Argument = "play-client";

    /// <summary>The variable with the secret key: arguments can be read by every user of a machine.</summary>
    public const string SecretVariable = "DRILL_SK";

    /// <summary>Starts the program as a child that calls back for each line it prints.</summary>
    public static Task<HostProcess> StartAsync(
        DrillHouse house, int line, KillClientOptions options, long lastBatch, Action<string> onLine) =>
        HostProcess.StartAsync(
            typeof(ClientProgram).Assembly.Location,
            [
                Argument, house.Endpoint, house.Ak,
                .. new[] { line, options.Seed, options.CasesPerBatch, lastBatch }
                    .Select(number => number.ToString(CultureInfo.InvariantCulture)),
            ],
            new Dictionary<string, string> { [SecretVariable] = house.Sk },
            onLine);

    /// <summary>The child's side.</summary>
    public static async Task<int> PlayAsync(string[] args)
    {
        var numbers = args[2..].Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var line = new SeededLine(numbers[0], numbers[1], numbers[2]);
        await using var client = DrillHouse.Connect(args[0], args[1], Environment.GetEnvironmentVariable(SecretVariable)!);
        var options = new ActivationStreamOptions { MaxUnackedBatches = 6, OnAnswer = Print };
        await using var stream = await client.OpenActivationStreamAsync(line.Name, options);
        for (var sequence = (long)stream.Opened.NextSequence; sequence <= numbers[3]; sequence++)
        {
            await stream.SendAsync(line.Batch(sequence));
        }

        await stream.CompleteAsync();
        return 0;
    }

    /// <summary>Reads a line that <see cref="PlayAsync"/> printed.</summary>
    public static (long Sequence, KnownAnswer Answer) Parse(string line)
    {
        var parts = line.Split(' ');
        var rows = parts[4].Split(',', StringSplitOptions.RemoveEmptyEntries);
        return (
            long.Parse(parts[0], CultureInfo.InvariantCulture),
            new KnownAnswer(
                Google.Protobuf.ByteString.CopyFrom(Convert.FromHexString(parts[1])),
                int.Parse(parts[2], CultureInfo.InvariantCulture),
                int.Parse(parts[3], CultureInfo.InvariantCulture),
                [.. rows.Select(row => int.Parse(row, CultureInfo.InvariantCulture))],
                false));
    }

    private static void Print(BatchAnswer answer)
    {
        var ack = answer.Ack;
        var rows = string.Join(',', ack.Verdicts.Select(verdict => verdict.Row));
        Console.WriteLine($"{ack.Sequence} {Convert.ToHexString(ack.Receipt.Span)} {ack.Accepted} {ack.Refused} {rows}");
    }
}

using System.Text;
using Google.Protobuf;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Drills.Kit.Sources;

/// <summary>
/// What one line sends, batch by batch, from a seed alone: whoever knows line and sequence can make the batch again. Besides
/// cases with their boxes and units there are late units for a box of the batch before, codes twice, codes of earlier
/// batches, codes that several lines want, and codes of nobody.
/// </summary>
internal sealed class SeededLine(int line, int seed, int casesPerBatch)
{
    private const long SerialsPerLine = 100_000_000;
    private const long ContestedSerials = 99 * SerialsPerLine * Line.BoxesPerCase * Line.UnitsPerBox;
    private const int ContestedCodes = 400;

    public string Name => $"line-{line}";

    /// <summary>The batch of a sequence. The position is what a client that remembers nothing goes on from.</summary>
    public ActivationBatch Batch(long sequence)
    {
        using var builder = new ActivationBatchBuilder();
        builder.StartSection(Line.Header(Name));
        foreach (var row in Rows(sequence))
        {
            if (!builder.TryAdd(Encoding.UTF8.GetBytes(row.Code), row.Level, Encoding.UTF8.GetBytes(row.Parent), 0))
            {
                throw new InvalidOperationException("The batch is over the limits: fewer cases.");
            }
        }

        var batch = builder.Build();
        batch.ClientPosition = ByteString.CopyFromUtf8($"{sequence}");
        return batch;
    }

    /// <summary>The rows of a sequence, in the order sent.</summary>
    public List<LineRow> Rows(long sequence)
    {
        var random = new Random(HashCode(sequence));
        var rows = new List<LineRow>((casesPerBatch * Line.RowsPerCase) + 8);
        for (var i = 0; i < casesPerBatch; i++)
        {
            AddCase(rows, FirstCase(sequence) + i);
        }

        if (random.Next(3) == 0)
        {
            AddOddities(rows, sequence, random);
        }

        return rows;
    }

    private void AddOddities(List<LineRow> rows, long sequence, Random random)
    {
        var earlier = Math.Max(1, sequence - 1 - random.Next(4));
        rows.Add(rows[random.Next(rows.Count)]);
        rows.Add(new LineRow(Unit(FirstCase(earlier), random.Next(100)), 1));
        rows.Add(new LineRow(Line.Code(Line.UnitPrefix, ContestedSerials + random.Next(ContestedCodes)), 1));
        rows.Add(new LineRow("NOBODY-" + random.Next(100), 1));

        // A unit that was scanned late, for a box whose contents are known already: its shelf must be emptied.
        var box = Line.Code(Line.BoxPrefix, FirstCase(earlier) * Line.BoxesPerCase);
        rows.Add(new LineRow(Unit(FirstCase(sequence) + casesPerBatch, random.Next(50)), 1, box));
        if (random.Next(2) == 0)
        {
            // Sometimes the batch begins with what is wrong.
            rows.Reverse();
        }
    }

    private static void AddCase(List<LineRow> rows, long serial)
    {
        var outer = Line.Code(Line.CasePrefix, serial);
        rows.Add(new LineRow(outer, 3));
        for (var box = 0; box < Line.BoxesPerCase; box++)
        {
            var inner = Line.Code(Line.BoxPrefix, (serial * Line.BoxesPerCase) + box);
            rows.Add(new LineRow(inner, 2, outer));
            for (var unit = 0; unit < Line.UnitsPerBox; unit++)
            {
                rows.Add(new LineRow(Unit(serial, (box * Line.UnitsPerBox) + unit), 1, inner));
            }
        }
    }

    private static string Unit(long serial, int unit) =>
        Line.Code(Line.UnitPrefix, (serial * Line.BoxesPerCase * Line.UnitsPerBox) + unit);

    // One serial of a case is left free after each batch: late units take theirs from it.
    private long FirstCase(long sequence) => ((line + 1) * SerialsPerLine) + ((sequence - 1) * (casesPerBatch + 1));

    // Not System.HashCode, which differs from run to run.
    private int HashCode(long sequence) => unchecked((int)((((seed * 31L) + line) * 1_000_003L) + (sequence * 7919L)));
}

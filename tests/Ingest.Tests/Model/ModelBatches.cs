using System.Globalization;
using System.Text;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Lots;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>Makes small batches over a small space of codes, so that streams meet on codes and parents.</summary>
internal sealed class ModelBatches(Choices choices, int codeSpace)
{
    private const int MostRows = 4;
    private const int Boxes = 3;

    /// <summary>Number of a lot; lots are named after it.</summary>
    public static long LotId(SectionRows section) => long.Parse(section.Lot.Number, CultureInfo.InvariantCulture);

    public ModelBatch Next(StreamIdentity stream, long sequence, bool withPosition, bool allOrNothing)
    {
        var rowCount = 1 + choices.Below(MostRows);
        var rows = new ActivationRows(rowCount, Boxes);
        for (var box = 0; box < Boxes; box++)
        {
            AddKey(ref rows.Parents, CodeText(level: 2, box));
        }

        for (var row = 0; row < rowCount; row++)
        {
            AddRow(rows, row);
        }

        var lot = new SectionLot(
            (1 + choices.Below(2)).ToString(CultureInfo.InvariantCulture),
            new DateOnly(2026, 1, 1),
            new LotDate(new DateOnly(2028, 1, 1), IsMonth: false));
        rows.Sections.Add(new SectionRows(
            0, rowCount, 0, Boxes, 1, 1, lot, new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), "", "", "", ""));
        rows.Order();
        Verdict? whole = choices.PerMille(30)
            ? Verdict.Of(Verdict.WholeBatch, "", VerdictField.LotNumber, Reason.LotMismatch, "1", "2026-01-01", "2028-01-01")
            : null;
        var position = withPosition ? Encoding.ASCII.GetBytes(sequence.ToString(CultureInfo.InvariantCulture)) : null;
        return new ModelBatch(stream, sequence, DigestOf(rows), position, allOrNothing, rows, whole);
    }

    private void AddRow(ActivationRows rows, int row)
    {
        var isBox = choices.PerMille(150);
        var text = CodeText(isBox ? 2 : 1, choices.Below(isBox ? Boxes : codeSpace));
        AddKey(ref rows.Codes, text);
        rows.Levels[row] = (byte)(isBox ? 2 : 1);
        rows.PackModes[row] = 1;
        rows.ParentIndexes[row] = isBox || choices.PerMille(500) ? ActivationRows.NoParent : choices.Below(Boxes);
        rows.Refused[row] = 0;
        if (choices.PerMille(30))
        {
            rows.Refuse(row, text, VerdictField.Code, Reason.CodeBadCharacter);
        }
    }

    private static string CodeText(int level, int serial) => $"810000{level}{serial:D13}";

    private static void AddKey(ref KeyColumn keys, string text) =>
        keys.Commit(CodeKey.EncodeDigits(Encoding.ASCII.GetBytes(text), keys.Next(CodeKey.MaxKeyBytes)));

    private static byte[] DigestOf(ActivationRows rows)
    {
        using var digest = new DigestWriter();
        digest.Text(rows.Sections[0].Lot.Number);
        for (var row = 0; row < rows.RowCount; row++)
        {
            digest.Bytes(rows.Codes[row]);
            digest.Int32(rows.ParentIndexes[row]);
        }

        return digest.Finish();
    }
}

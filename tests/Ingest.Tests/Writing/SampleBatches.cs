using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Lots;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Writing;

/// <summary>Small batches for the tests of writing.</summary>
internal static class SampleBatches
{
    public const long EnterpriseId = 7;
    public const long LotId = 70;

    /// <summary>Codes that meet often: digits and text, with common beginnings shorter and longer than a sort entry.</summary>
    public static Gen<string> Codes { get; } = Gen.Elements(Enumerable.Range(0, 12)
        .SelectMany(serial => new[]
        {
            $"8100001{serial:D13}",
            $"690123456789012345678901234567{serial:D2}",
            $"(01)06901234567892(21)A{serial}",
            $"(01)06901234567892(21)ABCDEFGHIJKLM{serial}",
        })
        .ToArray());

    /// <summary>Rows in one section of level 1; a parent is named by its code.</summary>
    public static ActivationRows Rows(params (string Code, string? Parent)[] sent)
    {
        var parents = sent.Select(row => row.Parent).OfType<string>().Distinct().ToList();
        var rows = new ActivationRows(sent.Length, parents.Count);
        foreach (var (code, parent) in sent)
        {
            var row = rows.RowCount;
            Add(ref rows.Codes, code);
            rows.Levels[row] = 1;
            rows.PackModes[row] = 1;
            rows.Refused[row] = 0;
            rows.ParentIndexes[row] = parent is null ? ActivationRows.NoParent : parents.IndexOf(parent);
        }

        foreach (var parent in parents)
        {
            Add(ref rows.Parents, parent);
        }

        var lot = new SectionLot("L1", new DateOnly(2026, 1, 1), new LotDate(new DateOnly(2028, 1, 1), IsMonth: false));
        rows.Sections.Add(new SectionRows(
            0, sent.Length, 0, parents.Count, 1, 1, lot, new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), "", "", "", ""));
        rows.Order();
        return rows;
    }

    public static ActivationRows Rows(IEnumerable<string> codes) => Rows([.. codes.Select(code => (code, (string?)null))]);

    public static Judgement Judge(ActivationRows rows, bool allOrNothing = false)
    {
        var judgement = new Judgement(new PendingBatch
        {
            Stream = new StreamIdentity(EnterpriseId, 1, isDocument: false, "line-7"),
            Epoch = 1,
            Sequence = 1,
            Digest = new byte[32],
            AllOrNothing = allOrNothing,
            KeyId = "ak",
            Rows = rows,
        });
        judgement.LotIds[0] = LotId;
        return judgement;
    }

    /// <summary>The key of a code; an empty text stands for a code that could not be read.</summary>
    public static byte[] Key(string code)
    {
        var ascii = Encoding.ASCII.GetBytes(code);
        var key = new byte[CodeKey.MaxKeyBytes];
        var used = ascii.Length == 0 ? 0
            : code.All(char.IsAsciiDigit) ? CodeKey.EncodeDigits(ascii, key)
            : CodeKey.EncodeText(ascii, key);
        return key[..used];
    }

    private static void Add(ref KeyColumn keys, string code)
    {
        var key = Key(code);
        key.CopyTo(keys.Next(CodeKey.MaxKeyBytes));
        keys.Commit(key.Length);
    }
}

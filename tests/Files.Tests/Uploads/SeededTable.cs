using FsCheck;
using FsCheck.Fluent;
using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Files.Tests.Uploads;

/// <summary>A table of trace codes with awkward texts, and the style in which it is written.</summary>
internal sealed record SeededTable(IReadOnlyList<SeededTable.Row> Rows, int Style)
{
    private static readonly string[] Pieces =
    [
        "a", "批", "\"", "'", ",", ";", "\t", "|", "\n", "\r\n", "=1+1", "-", "@", "_x000D_", "<&>", "😀", "０", " ", "#", "$",
        "00012", "1E5",
    ];

    public char Separator => ",;\t"[Style % 3];

    public bool IsChinese => Style / 3 % 2 == 0;

    public bool IsShuffled => Style / 6 % 2 == 0;

    public string EncodingName => new[] { "utf-8", "utf-8-bom", "gb18030" }[Style / 12 % 3];

    public static Arbitrary<SeededTable> Any() =>
        (from rows in Row.Any().NonEmptyListOf()
         from style in Gen.Choose(0, 35)
         select new SeededTable([.. rows.Take(12)], style)).ToArbitrary();

    /// <summary>The values of all rows in the order of the upload's fields; the header fields are the same in each.</summary>
    public IEnumerable<string[]> Values() => Rows.Select((row, number) => ExampleRows.With(
        UploadKind.TraceCodes,
        ("memo", Rows[0].Memo),
        ("prodLine", Rows[0].Workline),
        ("tracCodg", row.Code),
        ("prntTracCodg", row.Parent),
        ("tracPacLv", ((number % 9) + 1).ToString()),
        ("tracCodgList.manuLotnum", row.Lot)));

    /// <summary>A row's own values; texts are as readers give them: without blanks around.</summary>
    internal sealed record Row(string Code, string Parent, string Memo, string Workline, string Lot)
    {
        public static Gen<Row> Any() =>
            from code in Code20()
            from parent in Gen.OneOf(Gen.Constant(""), Code20(), Gen.Constant("(01)06901234567892(21)A_b+C"))
            from memo in Texts(8)
            from line in Texts(4)
            from lot in Texts(3)
            select new Row(code, parent, memo, line, lot);

        private static Gen<string> Code20() => Gen.Choose(0, 9).ListOf(20).Select(digits => string.Concat(digits));

        private static Gen<string> Texts(int most) =>
            from count in Gen.Choose(0, most)
            from pieces in Gen.Elements(Pieces).ListOf(count)
            select string.Concat(pieces).Trim().TrimStart('\'').Trim();
    }
}

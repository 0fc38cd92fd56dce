using FsCheck;
using FsCheck.Fluent;

namespace TraceEngine.Files.Tests.Relation;

/// <summary>What a Code element says.</summary>
public sealed record RandomRow(string Code, int PackLayer, string Parent, int Flag)
{
    private static readonly string[] Characters =
        [.. "0123456789ABCxyz()[].:/-_=+<>&\"'\u001D\\|@中文码é😀".EnumerateRunes().Select(rune => rune.ToString())];

    private static readonly Gen<string> NationalCode =
        from prefix in Gen.Elements("8190001", "8190002", "8190003")
        from serial in Gen.Choose(0, 999_999_999)
        from check in Gen.Choose(0, 9999)
        select $"{prefix}{serial:D9}{check:D4}";

    private static readonly Gen<string> OtherCode =
        from characters in Gen.NonEmptyListOf(Gen.Elements(Characters))
        select string.Concat(characters);

    private static readonly Gen<string> AnyCode = Gen.Frequency((5, NationalCode), (1, OtherCode));

    public static Gen<RandomRow> Any { get; } =
        from code in AnyCode
        from level in Gen.Choose(0, 12)
        from parent in Gen.Frequency((3, AnyCode), (1, Gen.Constant(string.Empty)))
        from flag in Gen.Choose(0, 3)
        select new RandomRow(code, level, parent, flag);
}

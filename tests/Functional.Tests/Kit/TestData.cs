using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>Products, headers and batches as a small line would send them.</summary>
public static class TestData
{
    public const string UnitPrefix = "8190001";
    public const string BoxPrefix = "8190002";
    public const string CasePrefix = "8190003";

    /// <summary>A domestic drug with three package levels.</summary>
    public static Product Product(string code = "P1", int prefixOffset = 0) => new()
    {
        ProductCode = code,
        Kind = ProductKind.DomesticDrug,
        Name = "阿莫西林胶囊",
        Spec = "0.25g*24粒",
        PackageLevels =
        {
            new PackageLevel { Level = 1, Name = "盒", Prefix = Prefix(UnitPrefix, prefixOffset) },
            new PackageLevel { Level = 2, Name = "中包", Prefix = Prefix(BoxPrefix, prefixOffset), ContainedCount = 10 },
            new PackageLevel { Level = 3, Name = "箱", Prefix = Prefix(CasePrefix, prefixOffset), ContainedCount = 10 },
        },
    };

    public static ActivationHeader Header(string product = "P1", string lot = "L2026001") => new()
    {
        Product = new ProductReference { ProductCode = product },
        LotNumber = lot,
        MadeOn = "2026-01-15",
        ExpiresOn = "2028-01-14",
        ActivatedAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 1, 16, 8, 0, 0, TimeSpan.Zero)),
        Line = "1号线",
    };

    /// <summary>A 20-digit code: prefix, serial, four check digits that only the issuer can verify.</summary>
    public static string Code(string prefix, int serial) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{serial:D9}{serial % 9973:D4}");

    /// <summary>One case with its boxes and units: 1 + boxes + boxes * units codes, parents first.</summary>
    public static ActivationSection Case(int serial, int boxes = 10, int units = 10, string lot = "L2026001")
    {
        var section = new ActivationSection { Header = Header(lot: lot), Codes = Text(), Parents = Text() };
        var levels = new List<byte>();
        Add(section, levels, Code(CasePrefix, serial), 3, null);
        for (var box = 0; box < boxes; box++)
        {
            var boxSerial = (serial * boxes) + box;
            Add(section, levels, Code(BoxPrefix, boxSerial), 2, Code(CasePrefix, serial));
            for (var unit = 0; unit < units; unit++)
            {
                Add(section, levels, Code(UnitPrefix, (boxSerial * units) + unit), 1, Code(BoxPrefix, boxSerial));
            }
        }

        section.Levels = ByteString.CopyFrom([.. levels]);
        return section;
    }

    /// <summary>Units without parents.</summary>
    public static ActivationSection Units(int first, int count, string lot = "L2026001")
    {
        var section = new ActivationSection { Header = Header(lot: lot), Codes = Text(), Levels = ByteString.CopyFrom(1) };
        section.Codes.Text.Values.AddRange(Enumerable.Range(first, count).Select(serial => Code(UnitPrefix, serial)));
        return section;
    }

    /// <summary>Rows given one by one.</summary>
    public static ActivationSection Rows(params (string Code, byte Level, string? Parent)[] rows)
    {
        var section = new ActivationSection { Header = Header(), Codes = Text(), Parents = Text() };
        var levels = new List<byte>();
        foreach (var (code, level, parent) in rows)
        {
            Add(section, levels, code, level, parent);
        }

        section.Levels = ByteString.CopyFrom([.. levels]);
        return section;
    }

    public static ActivationBatch Batch(params ActivationSection[] sections) => new() { Sections = { sections } };

    private static string Prefix(string prefix, int offset) =>
        (int.Parse(prefix, CultureInfo.InvariantCulture) + offset).ToString(CultureInfo.InvariantCulture);

    private static CodeColumn Text() => new() { Text = new TextCodes() };

    private static void Add(ActivationSection section, List<byte> levels, string code, byte level, string? parent)
    {
        section.Codes.Text.Values.Add(code);
        levels.Add(level);
        section.ParentIndexes.Add(parent is null ? 0u : IndexOf(section.Parents.Text, parent));
    }

    private static uint IndexOf(TextCodes parents, string parent)
    {
        var index = parents.Values.IndexOf(parent);
        if (index < 0)
        {
            parents.Values.Add(parent);
            index = parents.Values.Count - 1;
        }

        return (uint)index + 1;
    }
}

using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Host.Demo;

/// <summary>The pallet that the demo trades: its product, lot, codes and the enterprises it meets.</summary>
/// <param name="run">What tells this run from others, 12 digits.</param>
internal sealed class DemoGoods(string run)
{
    public const string ProductCode = "DEMO-8180005";

    /// <summary>The codes by which the standard's uploads name the product.</summary>
    public const string NhsaCode = "XB05ABD001B002010100001";

    public const string Barcode = "06900000818005";

    /// <summary>Codes on the pallet, itself included.</summary>
    public const int CodeCount = 1 + Cases + Boxes + Units;

    private const int Cases = 2;
    private const int Boxes = 8;
    private const int Units = 40;
    private const int PalletLevel = 4;

    // One prefix a level, beside those of the relation XML.
    private const int FirstPrefix = 8_180_005;

    /// <summary>The producer as a document names it.</summary>
    public static Party Producer { get; } = Party(DemoEnterprise.CreditCode, "示例药业（演示）");

    /// <summary>The distributor. Made up, like the others.</summary>
    public static Party Distributor { get; } = Party(Fictitious("91000000TRACEDEM1"), "示例医药流通（演示）");

    /// <summary>Where the goods end.</summary>
    public static Party Hospital { get; } = Party(Fictitious("91000000TRACEDEM2"), "示例医院（演示）");

    public string Lot => $"T{run}";

    public string Pallet => Code(PalletLevel, 0);

    /// <summary>The product with one prefix a level.</summary>
    public static Product Product()
    {
        string[] names = ["支", "盒", "箱", "托盘"];
        var product = new Product
        {
            ProductCode = ProductCode,
            NhsaCode = NhsaCode,
            Barcode = Barcode,
            Kind = ProductKind.DomesticDrug,
            Name = "示例注射液（演示）",
            Spec = "1ml",
        };
        foreach (var (index, name) in names.Index())
        {
            product.PackageLevels.Add(new PackageLevel
            {
                Level = (uint)index + 1,
                Name = name,
                Prefix = (FirstPrefix + index).ToString(CultureInfo.InvariantCulture),
            });
        }

        return product;
    }

    /// <summary>A document number of this run.</summary>
    public string Number(string letter) => $"DEMO-{letter}-{run}";

    public string Unit(int number) => Code(1, number);

    public string Box(int number) => Code(2, number);

    public string Case(int number) => Code(3, number);

    public static CodeColumn Column(params string[] codes) => new() { Text = new TextCodes { Values = { codes } } };

    /// <summary>The pallet with everything on it, each package in the one around it.</summary>
    public ActivationSection Activation(Timestamp now)
    {
        var made = now.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(8));
        var section = new ActivationSection
        {
            Header = new ActivationHeader
            {
                Product = new ProductReference { ProductCode = ProductCode },
                LotNumber = Lot,
                MadeOn = made.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ExpiresOn = made.AddYears(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ActivatedAt = now,
                PackRatio = "1:2:8:40",
            },
            Codes = Column(),
            Parents = Column(),
        };
        var levels = new List<byte>();
        Add(section, levels, PalletLevel, 1, parentLevelCount: 0);
        Add(section, levels, 3, Cases, 1);
        Add(section, levels, 2, Boxes, Cases);
        Add(section, levels, 1, Units, Boxes);
        section.Levels = ByteString.CopyFrom([.. levels]);
        return section;
    }

    /// <summary>The codes of a level, dealt evenly to those of the level around it.</summary>
    private void Add(ActivationSection section, List<byte> levels, int level, int count, int parentLevelCount)
    {
        var firstParent = section.Parents.Text.Values.Count;
        for (var parent = 0; parent < parentLevelCount; parent++)
        {
            section.Parents.Text.Values.Add(Code(level + 1, parent));
        }

        for (var number = 0; number < count; number++)
        {
            section.Codes.Text.Values.Add(Code(level, number));
            section.ParentIndexes.Add(
                parentLevelCount == 0 ? 0u : (uint)(firstParent + (number * parentLevelCount / count) + 1));
            levels.Add((byte)level);
        }
    }

    // Prefix, ten digits of the run, three of the number: 20 in all.
    private string Code(int level, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{FirstPrefix + level - 1}{run[2..]}{number:D3}");

    private static string Fictitious(string body) => CreditCode.FromBody(body).Value;

    private static Party Party(string creditCode, string name) => new() { CreditCode = creditCode, Name = name };
}

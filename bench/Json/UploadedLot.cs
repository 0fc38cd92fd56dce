using System.Globalization;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Bench.Json;

/// <summary>
/// Documents of 10,000 fresh codes, 1:10:100: 90 whole cases and one of 8 units in a box. The same rows as the signed JSON and as
/// the gRPC message.
/// </summary>
internal static class UploadedLot
{
    /// <summary>Codes of a document.</summary>
    public const int Codes = 10_000;

    private const string NhsaCode = "XA01ABD075A002010100009";
    private const string Barcode = "06901234599992";
    private const string LotNumber = "J2601";
    private const int PerPackage = 10;
    private const int UnitPrefix = 8_499_001;
    private const int BoxPrefix = 8_499_002;
    private const int CasePrefix = 8_499_003;

    // Units in front of the last case.
    private const int LastCase = 9_000;

    /// <summary>The product that all of them are of.</summary>
    public static Product Product => new()
    {
        ProductCode = "BENCH-JSON",
        NhsaCode = NhsaCode,
        Barcode = Barcode,
        Kind = ProductKind.DomesticDrug,
        Name = "测速药品",
        Spec = "0.25g*24",
        PackageLevels =
        {
            new PackageLevel { Level = 1, Name = "盒", Prefix = $"{UnitPrefix}" },
            new PackageLevel { Level = 2, Name = "中包", Prefix = $"{BoxPrefix}", ContainedCount = PerPackage },
            new PackageLevel { Level = 3, Name = "箱", Prefix = $"{CasePrefix}", ContainedCount = PerPackage },
        },
    };

    /// <summary>The rows of a document, packages before what is in them.</summary>
    /// <param name="document">Its number; no two documents share a code.</param>
    public static List<UploadedRow> Rows(int document)
    {
        var rows = new List<UploadedRow>(Codes);
        for (var number = (long)document * Codes; rows.Count < Codes; number++)
        {
            if (number % (PerPackage * PerPackage) == 0)
            {
                rows.Add(Row(CasePrefix, number, 3, ""));
            }

            if (number % PerPackage == 0)
            {
                rows.Add(Row(BoxPrefix, number, 2, Code(CasePrefix, number - (number % (PerPackage * PerPackage)))));
            }

            rows.Add(Row(UnitPrefix, number, 1, Code(BoxPrefix, number - (number % PerPackage))));
        }

        return rows;
    }

    /// <summary>What the facade takes as <c>param</c>.</summary>
    public static object Param(string number, List<UploadedRow> rows) => new
    {
        docNo = number,
        chgType = "1",
        prodType = "2",
        medListCodg = NhsaCode,
        drugProdBarc = Barcode,
        manuLotnum = LotNumber,
        manuDate = "2026-01-01",
        expyEnd = "2027-12-31",
        pacRatio = "1:10:100",
        actvTime = "2026-01-05 08:30:00",
        tracCodgList = rows,
    };

    /// <summary>The same as a message.</summary>
    public static UploadActivationsRequest Message(string number, List<UploadedRow> rows)
    {
        using var builder = new ActivationBatchBuilder(new BatchLimits { MaxCodes = Codes });
        builder.StartSection(new ActivationHeader
        {
            Product = new ProductReference { NhsaCode = NhsaCode, Barcode = Barcode },
            LotNumber = LotNumber,
            MadeOn = "2026-01-01",
            ExpiresOn = "2027-12-31",
            ActivatedAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 1, 5, 0, 30, 0, TimeSpan.Zero)),
            PackRatio = "1:10:100",
        });
        foreach (var row in rows)
        {
            var mode = byte.Parse(row.PackMode, CultureInfo.InvariantCulture);
            if (!builder.TryAdd(Encoding.ASCII.GetBytes(row.Code), (byte)row.Level, Encoding.ASCII.GetBytes(row.Parent), mode))
            {
                throw new BenchException("一个单据装不下 / the rows do not fit into one document");
            }
        }

        return new UploadActivationsRequest { DocumentNumber = number, Sections = { builder.Build().Sections } };
    }

    // The last case of a document is only partly filled, and so is its box.
    private static UploadedRow Row(int prefix, long number, int level, string parent) =>
        new(Code(prefix, number), level, parent, level > 1 && number % Codes >= LastCase ? "2" : "0");

    private static string Code(int prefix, long number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D13}");
}

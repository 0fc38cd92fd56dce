using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TraceEngine.Contracts.Tests.Uploads.Mapping;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Functional.Tests.Kit;
using TraceEngine.Host.Importing.Uploads;

namespace TraceEngine.Functional.Tests.Importing;

/// <summary>Rows of the eight uploads as files have them, by the field names of the standard.</summary>
internal static class ImportRows
{
    public const string NhsaCode = "XA01BAB001A001010100001";
    public const string Barcode = "6901234567892";

    // Of the first enterprise that a test server registers.
    private static readonly string CreditCode = Contracts.Parties.CreditCode.FromBody("91310000MA1FL0001").Value;

    public static WireRow Row(long number, IEnumerable<(string Field, string Value)> values) =>
        new(number, [.. values]);

    /// <summary>A drug in three levels, one row each.</summary>
    public static IEnumerable<WireRow> Drug(bool isImported = false) => Enumerable.Range(1, 3).Select(level =>
    {
        var values = new List<(string, string)>
        {
            ("medListCodg", NhsaCode), ("drugProdBarc", Barcode), ("drugGenname", "示例胶囊"), ("regName", "示例胶囊"),
            ("drugDosform", "胶囊剂"), ("drugSpec", "0.25g"), ("pacspec", "24粒/盒"), ("minPacCnt", "24"), ("minPacunt", "盒"),
            ("minPrepunt", "粒"), ("convrat", "24"), ("drugExpy", "24"), ("aprvno", "国药准字H20000001"),
            ("lstdLicHolder", "示例药业"), ("prodentpName", "示例药业"), ("prodplacType", "1"), ("pacRatio", "1:10:100"),
            ("valiFlag", "1"), ("prodentpUscc", CreditCode), ("pacLv", Text(level)), ("pacLvName", $"{level}级"),
            ("tracPrfx", $"819000{level}"),
        };
        if (isImported)
        {
            values.AddRange(
            [
                ("engName", "Example"), ("manuNatRegn", "瑞士"), ("agntEntp", "示例代理"), ("agntEntpUscc", CreditCode),
            ]);
        }

        return Row(level + 1, values);
    });

    public static WireRow Consumable(string creditCode) => Row(
        2,
        [
            ("medListCodg", "C01010101010001000000123456"), ("udiDi", "06901234567892"), ("udiIssuAgcy", "GS1"),
            ("mcsName", "示例导管"), ("piLotFlag", "1"), ("piSnFlag", "1"), ("piManuFlag", "0"), ("piExpyFlag", "1"),
            ("spec", "5F"), ("minSalunt", "根"), ("regFilNo", "国械注准20203000001"), ("regFilProdName", "示例导管"),
            ("regerName", "示例药业"), ("prodentpName", "示例药业"), ("prodentpUscc", creditCode), ("medEquMgtType", "3"),
            ("valiFlag", "1"),
        ]);

    public static WireRow Code(long number, string change, string code, params IEnumerable<(string, string)> more) => Row(
        number,
        [
            ("docNo", $"DOC-{change}"), ("chgType", change), ("tracCodg", code), ("medListCodg", NhsaCode),
            ("drugProdBarc", Barcode), ("manuLotnum", "L1"), ("manuDate", "2026-01-01"), ("expyEnd", "2028-01-01"),
            ("actvTime", "2026-01-16 08:00:00"), .. more,
        ]);

    /// <summary>A row of a document between two parties.</summary>
    public static WireRow Flow(
        long number,
        string document,
        TestEnterprise shipper,
        TestEnterprise receiver,
        string code,
        params IEnumerable<(string, string)> more) =>
        Row(
            number,
            [
                ("docNo", document), ("shpSinNo", "HD-1"), ("shpOrgUscc", shipper.CreditCode), ("shpOrgName", "发货方"),
                ("shppOrgUscc", receiver.CreditCode), ("shppOrgName", "收货方"), ("shpTime", "2026-01-17 08:00:00"),
                ("shppTime", "2026-01-18 08:00:00"), ("tracCodg", code), ("manuLotnum", "L1"), .. more,
            ]);

    public static UploadPlan Plan(UploadKind kind, IEnumerable<WireRow> rows)
    {
        var planner = new UploadPlanner(kind);
        foreach (var row in rows)
        {
            planner.Add(row.Of(kind));
        }

        return planner.Finish();
    }

    /// <summary>The digest of a file that no other test has.</summary>
    public static string Sha256(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

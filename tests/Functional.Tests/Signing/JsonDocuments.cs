using TraceEngine.Contracts.Uploads;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>Documents as an ERP sends them: the examples of the field tables, with what the test is about.</summary>
internal static class JsonDocuments
{
    public const string NhsaCode = "XA01ABD075A002010100001";
    public const string Barcode = "06901234567892";

    /// <summary>The fields that stand once in a document, all that are not optional, by their examples.</summary>
    public static Dictionary<string, object?> Of(UploadKind kind, string number, params (string Name, object? Value)[] values)
    {
        var document = UploadFields.Of(kind)
            .Where(field => field.List == UploadList.None && field.Requirement == FieldRequirement.Required)
            .ToDictionary(field => field.Name, field => (object?)field.Example);
        document["docNo"] = number;
        foreach (var (name, value) in values)
        {
            document[name] = value;
        }

        return document;
    }

    /// <summary>A domestic drug with the three levels of <see cref="TestData"/>.</summary>
    public static Dictionary<string, object?> Drug(string number, string creditCode, string? name = null) => Product(
        UploadKind.DomesticDrug,
        number,
        ("prodentpUscc", creditCode),
        ("drugGenname", name ?? "阿莫西林胶囊"),
        ("pacLvList", new[]
        {
            Level(1, "盒", TestData.UnitPrefix, 1), Level(2, "中包", TestData.BoxPrefix, 10), Level(3, "箱", TestData.CasePrefix, 10),
        }));

    /// <summary>An upload of one product; drugs have one level of a prefix that nothing else has.</summary>
    public static Dictionary<string, object?> Product(
        UploadKind kind, string number, params (string Name, object? Value)[] values)
    {
        var product = Of(kind, "");
        product.Remove("docNo");
        if (kind != UploadKind.Consumable)
        {
            product["pacLvList"] = new[] { Level(
                1, "盒", $"828{string.Concat(number.Where(char.IsAsciiDigit)).PadLeft(4, '0')}", 1) };
        }

        foreach (var (name, value) in values)
        {
            product[name] = value;
        }

        return new Dictionary<string, object?> { ["docNo"] = number, ["data"] = new[] { product } };
    }

    /// <summary>Trace codes of one lot.</summary>
    public static Dictionary<string, object?> Codes(string number, params (string Code, int Level, string? Parent)[] rows) =>
        Of(UploadKind.TraceCodes, number, (
            "tracCodgList",
            rows.Select(row => new
            {
                tracCodg = row.Code,
                tracPacLv = row.Level,
                prntTracCodg = row.Parent ?? "",
                pacStas = "0"
            }).ToArray()));

    /// <summary>A flow document that names codes.</summary>
    public static Dictionary<string, object?> Flow(
        UploadKind kind, string number, IEnumerable<string> codes, params (string Name, object? Value)[] values) =>
        Of(kind, number, [.. values, ("tracCodgList", codes.Select(code => new { tracCodg = code }).ToArray())]);

    /// <summary>A case with one box of two units: parents first.</summary>
    public static (string Code, int Level, string? Parent)[] Case(int serial)
    {
        var (box, top) = (TestData.Code(TestData.BoxPrefix, serial), TestData.Code(TestData.CasePrefix, serial));
        return
        [
            (top, 3, null),
            (box, 2, top),
            (TestData.Code(TestData.UnitPrefix, serial), 1, box),
            (TestData.Code(TestData.UnitPrefix, serial + 1), 1, box),
        ];
    }

    private static object Level(int level, string name, string prefix, int count) =>
        new { pacLv = level, pacLvName = name, pacuntName = name, tracPrfx = prefix, pacBarc = Barcode, inclCnt = count };
}

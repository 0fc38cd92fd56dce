using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Ingest.Catalog;

/// <summary>What a product must look like to be registered. Every fault is found, none hides another.</summary>
internal sealed class ProductRules
{
    private const int ProductCodeLength = 50;
    private const int BarcodeLength = 30;
    private const int NameLength = 500;
    private const int SpecLength = 500;
    private const int LevelNameLength = 30;
    private const int LevelEntries = 100;
    private const int HighestLevel = 9;
    private const int ActivatingEnterprises = 100;

    // Lengths of the insurance catalogue's codes.
    private const int DrugNhsaLength = 23;
    private const int ConsumableNhsaLength = 27;

    private readonly List<FieldFault> _faults = [];

    private ProductRules()
    {
    }

    /// <summary>All faults of a product; empty when it can be registered.</summary>
    public static IReadOnlyList<FieldFault> Check(ProductContent content)
    {
        var rules = new ProductRules();
        rules.CheckProduct(content);
        rules.CheckLevels(content);
        rules.CheckActivatingEnterprises(content);
        return rules._faults;
    }

    private void CheckProduct(ProductContent content)
    {
        CheckText("product.product_code", content.ProductCode, ProductCodeLength, required: true);
        CheckText("product.name", content.Name, NameLength, required: true);
        CheckText("product.spec", content.Spec, SpecLength, required: false);
        CheckText("product.barcode", content.Barcode, BarcodeLength, required: false);
        if (!Enum.IsDefined(content.Kind))
        {
            Add(
                "product.kind",
                "未填药耗类别，请填 进口药、国产药 或 医用耗材",
                "the kind is missing: send imported drug, domestic drug or consumable");
        }

        CheckNhsaCode(content);
    }

    private void CheckNhsaCode(ProductContent content)
    {
        const string Field = "product.nhsa_code";
        var code = content.NhsaCode;
        if (code.Length == 0)
        {
            return;
        }

        var expected = content.Kind == RegisteredKind.Consumable ? ConsumableNhsaLength : DrugNhsaLength;
        if (Enum.IsDefined(content.Kind) && code.Length != expected)
        {
            Add(
                Field,
                $"医保编码“{PrintableText.Of(code)}”长 {code.Length} 位，药品应为 {DrugNhsaLength} 位，耗材应为 {ConsumableNhsaLength} 位；未知时请留空",
                $"NHSA code \"{PrintableText.Of(code)}\" has {code.Length} characters; drugs have {DrugNhsaLength}, consumables "
                + $"{ConsumableNhsaLength}; leave it empty until known");
        }
        else if (!code.All(char.IsAsciiLetterOrDigit))
        {
            Add(
                Field,
                $"医保编码“{PrintableText.Of(code)}”只能含字母和数字",
                $"NHSA code \"{PrintableText.Of(code)}\" may hold letters and digits only");
        }
    }

    private void CheckLevels(ProductContent content)
    {
        const string Field = "product.package_levels";
        if (content.Levels.Length is 0 or > LevelEntries)
        {
            Add(
                Field,
                $"包装层级有 {content.Levels.Length} 条，应为 1 至 {LevelEntries} 条",
                $"{content.Levels.Length} package levels; send 1 to {LevelEntries}");
            return;
        }

        var firstIndexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < content.Levels.Length; index++)
        {
            CheckLevel($"{Field}[{index}]", content.Levels[index]);
            var prefix = content.Levels[index].Prefix;
            if (prefix.Length > 0 && !firstIndexes.TryAdd(prefix, index))
            {
                Add(
                    $"{Field}[{index}].prefix",
                    $"标识码“{PrintableText.Of(prefix)}”与第 {firstIndexes[prefix]} 条重复，每个标识码只能属于一个层级",
                    $"prefix \"{PrintableText.Of(prefix)}\" is also that of entry {firstIndexes[prefix]}; "
                    + "a prefix belongs to one level");
            }
        }
    }

    private void CheckLevel(string field, RegisteredLevel level)
    {
        if (level.Level is < 1 or > HighestLevel)
        {
            Add(
                $"{field}.level",
                $"包装层级 {level.Level} 应为 1（最小包装）至 {HighestLevel}",
                $"package level {level.Level} must be 1 (smallest package) to {HighestLevel}");
        }

        CheckText($"{field}.name", level.Name, LevelNameLength, required: false);
        CheckText($"{field}.barcode", level.Barcode, BarcodeLength, required: false);
        if (PrefixForm.FindFault($"{field}.prefix", level.Prefix) is { } fault)
        {
            _faults.Add(fault);
        }
    }

    private void CheckActivatingEnterprises(ProductContent content)
    {
        const string Field = "product.activating_credit_codes";
        var codes = content.ActivatingCreditCodes;
        if (codes.Length > ActivatingEnterprises)
        {
            Add(
                Field,
                $"受托激活企业有 {codes.Length} 家，最多 {ActivatingEnterprises} 家",
                $"{codes.Length} activating enterprises; at most {ActivatingEnterprises}");
            return;
        }

        for (var index = 0; index < codes.Length; index++)
        {
            if (!CreditCode.TryParse(codes[index], out _, out _))
            {
                Add(
                    $"{Field}[{index}]",
                    $"“{PrintableText.Of(codes[index])}”不是统一社会信用代码（18 位，末位校验）",
                    $"\"{PrintableText.Of(codes[index])}\" is no credit code (18 characters, the last one checks the others)");
            }
        }
    }

    private void CheckText(string field, string value, int longest, bool required)
    {
        // Characters are counted as the database counts them: by code point.
        var length = value.EnumerateRunes().Count();
        if (required && value.Length == 0)
        {
            Add(field, "必填项为空", "required, but empty");
        }
        else if (length > longest)
        {
            Add(
                field,
                $"长 {length} 个字符，最多 {longest} 个",
                $"{length} characters; at most {longest}");
        }
        else if (value.Any(char.IsControl))
        {
            Add(field, "含控制字符，请删除", "holds control characters; remove them");
        }
        else if (value.Length > 0 && (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])))
        {
            Add(field, "首尾有空白字符，请删除", "starts or ends with white space; remove it");
        }
    }

    private void Add(string field, string chinese, string english) => _faults.Add(new FieldFault(field, chinese, english));
}

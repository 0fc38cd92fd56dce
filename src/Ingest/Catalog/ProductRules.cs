using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Ingest.Catalog;

/// <summary>
/// What a product must look like. An upload must bring every field that the standard requires; a registration brings what is
/// known (a relation file has few fields), and only what it brings is checked.
/// </summary>
internal sealed class ProductRules
{
    private const int ProductCodeLength = 50;
    private const int BarcodeLength = 30;
    private const int NameLength = 500;
    private const int SpecLength = 500;
    private const int EffectiveFlagLength = 3;
    private const int LevelTextLength = 30;
    private const int DeviceIdentifierLength = 100;
    private const int LevelEntries = 100;
    private const int HighestLevel = 9;
    private const int ActivatingEnterprises = 100;

    // Lengths of the insurance catalogue's codes.
    private const int DrugNhsaLength = 23;
    private const int ConsumableNhsaLength = 27;

    private readonly ProductFaults _faults = new();
    private readonly ProductContent _content;
    private readonly bool _isUpload;

    private ProductRules(ProductContent content, bool isUpload) => (_content, _isUpload) = (content, isUpload);

    private bool IsConsumable => _content.Kind == RegisteredKind.Consumable;

    /// <summary>All faults of a product that is registered; empty when it can be.</summary>
    public static IReadOnlyList<ProductFault> Check(ProductContent content) => Run(new ProductRules(content, isUpload: false));

    /// <summary>
    /// All faults of an uploaded product as it was sent, whose required fields are demanded; a good one is written as
    /// <see cref="ProductContent.WithSalesUnitLevel"/> makes it.
    /// </summary>
    public static IReadOnlyList<ProductFault> CheckUpload(ProductContent content) =>
        Run(new ProductRules(content, isUpload: true));

    /// <summary>The role that registering a kind needs.</summary>
    public static EnterpriseRole RoleFor(RegisteredKind kind) =>
        kind == RegisteredKind.Consumable ? EnterpriseRole.ConsumableProducer : EnterpriseRole.DrugProducer;

    private static IReadOnlyList<ProductFault> Run(ProductRules rules)
    {
        rules.CheckProduct();
        rules.CheckLevels();
        rules.CheckActivatingEnterprises();
        if (Enum.IsDefined(rules._content.Kind))
        {
            new DetailRules(rules._content, rules._isUpload, rules._faults).Check();
        }

        return rules._faults.Found;
    }

    private void CheckProduct()
    {
        CheckText(VerdictField.ProductCode, _content.ProductCode, ProductCodeLength, required: true);
        CheckText(VerdictField.Name, _content.Name, NameLength, required: true);
        CheckText(VerdictField.Spec, _content.Spec, SpecLength, _isUpload);
        CheckText(VerdictField.Barcode, _content.Barcode, BarcodeLength, _isUpload && !IsConsumable);
        CheckText(VerdictField.EffectiveFlag, _content.EffectiveFlag, EffectiveFlagLength, _isUpload);
        if (!Enum.IsDefined(_content.Kind))
        {
            _faults.Add(
                VerdictField.ProductKind, "kind", Reason.ProductKindUnknown, ProductFaults.Text((short)_content.Kind));
        }

        CheckNhsaCode();
    }

    private void CheckNhsaCode()
    {
        var code = _content.NhsaCode;
        var path = VerdictField.NhsaCode.ToWireName();
        if (code.Length == 0)
        {
            if (_isUpload)
            {
                _faults.AddMissing(VerdictField.NhsaCode, path);
            }

            return;
        }

        var expected = IsConsumable ? ConsumableNhsaLength : DrugNhsaLength;
        if ((Enum.IsDefined(_content.Kind) && code.Length != expected) || !code.All(char.IsAsciiLetterOrDigit))
        {
            _faults.Add(VerdictField.NhsaCode, path, Reason.NhsaCodeInvalid, code, ProductFaults.Text(expected));
        }
    }

    private void CheckLevels()
    {
        var levels = _content.Levels;

        // An uploaded consumable names its smallest package by a device identifier of its own, which becomes a level afterwards.
        var least = _isUpload && IsConsumable ? 0 : 1;
        if (!CheckCount(VerdictField.PackageLevels, levels.Length, least, LevelEntries))
        {
            return;
        }

        var prefixes = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < levels.Length; index++)
        {
            var path = $"{VerdictField.PackageLevels.ToWireName()}[{index}]";
            CheckLevel(path, levels[index]);
            var prefix = levels[index].Prefix;
            if (prefix.Length > 0 && !prefixes.Add(prefix))
            {
                _faults.Add(VerdictField.PackageLevels, $"{path}.prefix", Reason.PrefixRepeated, prefix);
            }
        }
    }

    private void CheckLevel(string path, RegisteredLevel level)
    {
        const VerdictField Field = VerdictField.PackageLevels;
        if (level.Level is < 1 or > HighestLevel)
        {
            _faults.Add(Field, $"{path}.level", Reason.LevelOutOfRange, ProductFaults.Text(level.Level));
        }

        _faults.CheckText(Field, $"{path}.name", level.Name, LevelTextLength, required: false);
        _faults.CheckText(Field, $"{path}.unit", level.Unit, LevelTextLength, required: false);
        _faults.CheckText(Field, $"{path}.barcode", level.Barcode, BarcodeLength, required: false);
        _faults.CheckPrefix(Field, $"{path}.prefix", level.Prefix);
        var contained = $"{path}.contained_device_identifier";
        if (level.ContainedIdentifier.Length > 0 && !IsConsumable)
        {
            _faults.Add(Field, contained, Reason.FieldNotOfKind, contained);
        }
        else
        {
            _faults.CheckText(Field, contained, level.ContainedIdentifier, DeviceIdentifierLength, required: false);
        }
    }

    private void CheckActivatingEnterprises()
    {
        var codes = _content.ActivatingCreditCodes;
        if (!CheckCount(VerdictField.ActivatingCreditCodes, codes.Length, 0, ActivatingEnterprises))
        {
            return;
        }

        for (var index = 0; index < codes.Length; index++)
        {
            _faults.CheckCreditCode(
                VerdictField.ActivatingCreditCodes,
                $"{VerdictField.ActivatingCreditCodes.ToWireName()}[{index}]",
                codes[index]);
        }
    }

    private bool CheckCount(VerdictField field, int count, int least, int most)
    {
        if (count >= least && count <= most)
        {
            return true;
        }

        var path = field.ToWireName();
        _faults.Add(field, path, Reason.ListSizeInvalid, path, ProductFaults.Text(count), $"{least}-{most}");
        return false;
    }

    private void CheckText(VerdictField field, string value, int longest, bool required) =>
        _faults.CheckText(field, field.ToWireName(), value, longest, required);
}

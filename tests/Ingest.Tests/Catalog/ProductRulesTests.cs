using Google.Protobuf;
using Google.Protobuf.Reflection;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Reception;

namespace TraceEngine.Ingest.Tests.Catalog;

public sealed class ProductRulesTests
{
    public static TheoryData<ProductKind, string> RequiredDetails => Details((detail, kind) => detail.IsRequiredFor(kind));

    public static TheoryData<ProductKind, string> AllDetails => Details((detail, kind) => detail.IsOf(kind));

    [Theory]
    [InlineData(ProductKind.ImportedDrug)]
    [InlineData(ProductKind.DomesticDrug)]
    [InlineData(ProductKind.Consumable)]
    public void CheckUpload_EveryFieldFilled_HasNoFault(ProductKind kind) => Assert.Empty(Check(Full(kind)));

    [Fact]
    public void DetailFields_OfEachSort_AreTheFieldsOfTheProtoInItsOrder()
    {
        Assert.Equal(NamesOf(DrugDetails.Descriptor), DetailFields.OfDrugs.Select(field => field.Name));
        Assert.Equal(NamesOf(ConsumableDetails.Descriptor), DetailFields.OfConsumables.Select(field => field.Name));
    }

    [Theory]
    [MemberData(nameof(RequiredDetails))]
    public void CheckUpload_RequiredDetailEmpty_IsNamed(ProductKind kind, string name)
    {
        var fault = Assert.Single(Check(With(kind, name, string.Empty)));

        Assert.Equal((Reason.FieldRequired, $"{SortOf(kind)}.{name}"), (fault.Reason, fault.Path));
    }

    [Theory]
    [MemberData(nameof(RequiredDetails))]
    public void Check_RequiredDetailEmptyInARegistration_IsNoFault(ProductKind kind, string name) =>
        Assert.Empty(ProductRules.Check(ProductMessages.ToContent(With(kind, name, string.Empty))));

    [Theory]
    [MemberData(nameof(AllDetails))]
    public void CheckUpload_DetailOneCharacterTooLong_IsNamedWithItsLimit(ProductKind kind, string name)
    {
        var limit = FieldsOf(kind).Single(field => field.Name == name).MaxCharacters;

        var fault = Assert.Single(Check(With(kind, name, new string('药', limit + 1))));

        Assert.Equal(Reason.TextTooLong, fault.Reason);
        Assert.Equal([$"{SortOf(kind)}.{name}", $"{limit + 1}", $"{limit}"], fault.Arguments);
    }

    [Theory]
    [InlineData("nhsa_code", true)]
    [InlineData("effective_flag", true)]
    [InlineData("spec", true)]
    [InlineData("name", true)]
    [InlineData("product_code", true)]
    [InlineData("barcode", false)]
    public void CheckUpload_ProductFieldEmpty_IsRequired(string name, bool alsoForConsumables)
    {
        foreach (var kind in new[] { ProductKind.ImportedDrug, ProductKind.DomesticDrug, ProductKind.Consumable })
        {
            var product = Full(kind);
            Set(product, name, string.Empty);

            var expected = alsoForConsumables || kind != ProductKind.Consumable ? new[] { name } : [];

            Assert.Equal(expected, Check(product).Select(fault => fault.Path));
        }
    }

    [Theory]
    [InlineData(ProductKind.DomesticDrug, "minimum_package_count", "24片", Reason.FieldNotNumber)]
    [InlineData(ProductKind.DomesticDrug, "conversion_ratio", "0", Reason.FieldNotNumber)]
    [InlineData(ProductKind.DomesticDrug, "conversion_ratio", "1,000", Reason.FieldNotNumber)]
    [InlineData(ProductKind.DomesticDrug, "approval_begins_on", "2025/1/5", Reason.FieldNotDate)]
    [InlineData(ProductKind.DomesticDrug, "approval_ends_on", "2019-12-31", Reason.ApprovalEndsBeforeBegin)]
    [InlineData(ProductKind.DomesticDrug, "manufacturer_credit_code", "91110000600001760X", Reason.CreditCodeInvalid)]
    [InlineData(ProductKind.DomesticDrug, "import_port", "上海", Reason.FieldNotOfKind)]
    [InlineData(ProductKind.DomesticDrug, "dosage_form", " 片剂", Reason.FieldBadText)]
    [InlineData(ProductKind.Consumable, "serial_flag", "是", Reason.FieldNotFlag)]
    [InlineData(ProductKind.Consumable, "serial_flag", "2", Reason.FieldNotFlag)]
    [InlineData(ProductKind.Consumable, "device_identifier", "06901234567893", Reason.PrefixInvalid)]
    public void CheckUpload_DetailNotOfItsForm_IsNamed(ProductKind kind, string name, string value, Reason reason)
    {
        var product = With(kind, name, value);

        var fault = Assert.Single(Check(product));

        Assert.Equal((reason, $"{SortOf(kind)}.{name}"), (fault.Reason, fault.Path));
        Assert.NotEmpty(fault.Chinese());
        Assert.NotEmpty(fault.English());
    }

    [Theory]
    [InlineData("", "", "", "consumable.manufacturer_credit_code")]
    [InlineData("", "德国", "", "consumable.agent_name")]
    [InlineData("", "", "代理", "consumable.manufacturer_country")]
    [InlineData("", "德国", "代理", null)]
    [InlineData("91110000600001760P", "", "", null)]
    public void CheckUpload_ConsumableMadeHereOrImported_NeedsWhatTellsWhich(
        string creditCode, string country, string agent, string? missing)
    {
        var product = SampleProducts.FullConsumable();
        product.Consumable.ManufacturerCreditCode = creditCode;
        product.Consumable.ManufacturerCountry = country;
        product.Consumable.AgentName = agent;

        Assert.Equal(missing, Check(product).SingleOrDefault()?.Path);
    }

    [Fact]
    public void CheckUpload_DetailsOfTheOtherKind_AreRefused()
    {
        var product = SampleProducts.FullDrug();
        product.Consumable = SampleProducts.FullConsumable().Consumable;

        var fault = Assert.Single(Check(product));

        Assert.Equal((Reason.FieldNotOfKind, "consumable"), (fault.Reason, fault.Path));
    }

    [Fact]
    public void ToVerdict_ManyFieldsMissing_NamesThemTogetherAndCountsTheRest()
    {
        var product = SampleProducts.FullDrug();
        product.Drug = new DrugDetails { DosageForm = "片剂" };

        var verdict = ProductFault.ToVerdict(3, "P-0", Check(product));

        var named = Assert.Single(verdict.Arguments);
        Assert.StartsWith("drug.registered_name, drug.package_spec, ", named, StringComparison.Ordinal);
        Assert.Matches(@" \+\d+$", named);
        Assert.Equal((3, "P-0", Reason.FieldRequired), (verdict.Row, verdict.Code, verdict.Reason));
    }

    [Fact]
    public void WithSalesUnitLevel_NoLevelCarriesTheIdentifier_AddsItAsLevelOne()
    {
        var product = SampleProducts.FullConsumable();

        var once = ProductMessages.ToContent(product).WithSalesUnitLevel();
        var twice = once.WithSalesUnitLevel();

        Assert.Equal([(1, product.Consumable.DeviceIdentifier), (2, SampleProducts.DeviceIdentifier(2, 0))],
            once.Levels.Select(level => (level.Level, level.Prefix)));
        Assert.Same(once, twice);
    }

    [Fact]
    public void Digest_ContentOfAnOldRegistration_IsWhatItAlwaysWas() =>
        Assert.Equal(
            "76E0CEE3A2AE745EE9232EBD79785FA8902A359BBA9099F7DA45F6D94CA0B22B",
            Convert.ToHexString(ProductDigest.Compute(ProductMessages.ToContent(SampleProducts.Drug()).InCanonicalOrder())));

    [Theory]
    [MemberData(nameof(AllDetails))]
    public void Digest_AnyDetailChanged_IsAnother(ProductKind kind, string name) => Assert.NotEqual(
        ProductDigest.Compute(ProductMessages.ToContent(Full(kind)).InCanonicalOrder()),
        ProductDigest.Compute(ProductMessages.ToContent(With(kind, name, "9")).InCanonicalOrder()));

    private static IReadOnlyList<ProductFault> Check(Product product) =>
        ProductRules.CheckUpload(ProductMessages.ToContent(product));

    private static Product Full(ProductKind kind) =>
        kind == ProductKind.Consumable ? SampleProducts.FullConsumable() : SampleProducts.FullDrug(0, kind);

    private static Product With(ProductKind kind, string name, string value)
    {
        var product = Full(kind);
        Set(kind == ProductKind.Consumable ? product.Consumable : product.Drug, name, value);
        return product;
    }

    private static void Set(IMessage message, string name, string value) =>
        message.Descriptor.FindFieldByName(name).Accessor.SetValue(message, value);

    private static IEnumerable<string> NamesOf(MessageDescriptor message) =>
        message.Fields.InDeclarationOrder().Select(field => field.Name);

    private static string SortOf(ProductKind kind) => kind == ProductKind.Consumable ? "consumable" : "drug";

    private static IReadOnlyList<DetailField> FieldsOf(ProductKind kind) =>
        kind == ProductKind.Consumable ? DetailFields.OfConsumables : DetailFields.OfDrugs;

    private static TheoryData<ProductKind, string> Details(Func<DetailField, RegisteredKind, bool> wanted)
    {
        var data = new TheoryData<ProductKind, string>();
        foreach (var kind in new[] { ProductKind.ImportedDrug, ProductKind.DomesticDrug, ProductKind.Consumable })
        {
            foreach (var field in FieldsOf(kind).Where(field => wanted(field, (RegisteredKind)kind)))
            {
                data.Add(kind, field.Name);
            }
        }

        return data;
    }
}

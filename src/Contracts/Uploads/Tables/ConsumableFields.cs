using static TraceEngine.Contracts.Uploads.Tables.FieldDrafts;

namespace TraceEngine.Contracts.Uploads.Tables;

/// <summary>Medical consumables (mcsInfo).</summary>
internal static class ConsumableFields
{
    private static readonly UploadListField Levels =
        new(UploadList.PackageLevels, "pacLvList", "包装级联", "package levels", false);

    public static UploadTable Table() => new(
        [
            SharedFields.DocNo, .. Names(), .. Packing(), .. Registration(), .. Classes(), SharedFields.Memo.To("memo"),
            .. PackageLevels(),
        ],
        [Levels],
        UploadTargets.ProductNhsaCode,
        UploadTargets.DeviceIdentifier);

    private static IEnumerable<UploadField> Names() =>
    [
        (SharedFields.MedListCodg with { NameZh = "医保耗材代码", Example = "C0101010010010100001000001A" })
            .To(UploadTargets.ProductNhsaCode)
            .Also("医保编码", "医保代码", "nhsa").Note("27 位", "27 characters"),
        Text("mcsName", "product.name", "耗材名称", "name of the consumable", 500, "一次性使用导管").Also("产品名称"),
        Text("hiGenname", "product.consumable.common_name", "医保通用名", "name in the insurance catalogue", 500, "导管").Optional(),
        Code("hiGennameCode", "product.consumable.common_name_code", "医保通用名代码", "code of that name", 50, "C010101").Optional(),
        Code(
                "udiDi", UploadTargets.DeviceIdentifier, "最小销售单元产品标识", "device identifier of the smallest sales unit", 100,
                "06901234000016")
            .Also("UDI-DI", "DI", "udi"),
        Text("udiIssuAgcy", "product.consumable.issuing_agency", "编码体系", "issuing agency", 20, "GS1")
            .OneOf(("GS1", "GS1", "GS1"), ("MA", "MA", "MA"), ("AHM", "AHM", "AHM")).Also("发码机构"),
        YesNo("piLotFlag", "product.consumable.lot_flag", "生产标识含批号", "production identifier holds the lot", 1, "1"),
        YesNo("piSnFlag", "product.consumable.serial_flag", "生产标识含序列号", "production identifier holds a serial number", 1, "1"),
        YesNo(
            "piManuFlag", "product.consumable.made_on_flag", "生产标识含生产日期",
            "production identifier holds the date of manufacture", 1, "0"),
        YesNo("piExpyFlag", "product.consumable.expires_on_flag", "生产标识含失效期", "production identifier holds the expiry", 1, "1"),
        Text("prodMol", "product.consumable.model", "型号", "model", 200, "CT-18G").Optional(),
        Text("spec", "product.spec", "规格", "specification", 500, "18G×30mm"),
        Text("specMol", "product.consumable.spec_model", "规格型号", "specification and model", 500, "CT-18G 30mm").Optional(),
        Text("mcsType", "product.consumable.category", "耗材分类", "category", 200, "血管介入").Optional().Also("分类"),
        Text("mcsMatl", "product.consumable.material", "耗材材质", "material", 500, "聚氨酯").Optional().Also("材质"),
    ];

    private static IEnumerable<UploadField> Packing() =>
    [
        Text("pacspec", "product.consumable.package_spec", "包装规格", "package specification", 100, "10支/盒").Optional(),
        Decimal("pacCnt", "product.consumable.package_count", "包装数量", "pieces in a package", 20, 4, "10")
            .Optional() with { MaxCharacters = 20 },
        Text("pacunt", "product.consumable.package_unit", "包装单位", "unit of the package", 30, "盒").Optional(),
        Text("prodConvrat", "product.consumable.conversion_ratio", "转换比", "conversion ratio", 30, "10").Optional(),
        Text("minSalunt", "product.consumable.sales_unit", "最小销售单位", "smallest sales unit", 30, "支"),
        Text("minUseunt", "product.consumable.use_unit", "最小使用单位", "smallest unit of use", 30, "支").Optional(),
        Text("prodexpy", "product.consumable.shelf_life", "产品有效期", "shelf life", 100, "36个月").Optional(),
    ];

    private static IEnumerable<UploadField> Registration() =>
    [
        Text(
                "regFilNo", "product.consumable.registration_number", "注册备案号", "registration or filing number", 200,
                "国械注准20263030001")
            .Also("注册证号", "备案号"),
        Text("regFilProdName", "product.consumable.registered_name", "注册备案产品名称", "name in the registration", 500, "一次性使用导管"),
        Text("regerName", "product.consumable.registrant_name", "注册备案人名称", "registrant", 200, "示例医疗器械公司"),
        SharedFields.ProdentpName.To("product.consumable.manufacturer_name"),
        SharedFields.Uscc(
                "prodentpUscc", "product.consumable.manufacturer_credit_code", "生产企业信用代码", "credit code of the manufacturer")
            .RequiredWhen(UploadCondition.Without("product.consumable.manufacturer_country", "product.consumable.agent_name"))
            .Note("进口产品（已填国别和代理人）可不填", "not needed for imports, where country and agent are given"),
        Text("manuAddr", "product.consumable.manufacturer_address", "生产企业地址", "address of the manufacturer", 500, "上海市示例路1号")
            .Optional(),
        Text("manuNatRegn", "product.consumable.manufacturer_country", "生产国别", "country or region of manufacture", 100, "中国")
            .Conditional()
            .Also("国别").Note("进口产品必填", "required for imports"),
        Text("agntEntp", "product.consumable.agent_name", "代理人企业", "agent", 200, "示例进出口公司").Conditional()
            .Also("代理人").Note("进口产品必填", "required for imports"),
    ];

    private static IEnumerable<UploadField> Classes() =>
    [
        Flag("medEquMgtType", "product.consumable.management_class", "管理类别", "management class", 3, "3")
            .Note("医疗器械管理类别", "of medical devices"),
        Flag("highvalMcsFlag", "product.consumable.high_value_flag", "高值耗材标志", "high-value consumable", 3, "1")
            .Optional().Also("高值"),
        Flag("stlzFlag", "product.consumable.sterilised_flag", "灭菌标志", "sterilised", 3, "1").Optional().Also("灭菌"),
        Flag("dspoUsedFlag", "product.consumable.single_use_flag", "一次性使用标志", "for single use", 3, "1").Optional().Also("一次性"),
        Flag("imptItvtClssFlag", "product.consumable.implant_flag", "植介入标志", "implant or interventional", 3, "0")
            .Optional().Also("植介入"),
        YesNo("valiFlag", "product.effective_flag", "有效标志", "in effect", 3, "1"),
    ];

    private static IEnumerable<UploadField> PackageLevels() => new[]
    {
        Integer("pacLv", "level.level", "包装层级", "package level", 1, 9, "1")
            .Also("层级", "level").Note("1 = 最小包装；每层一行", "1 = smallest package; a row for each level"),
        Code("pacDi", "level.prefix", "包装DI", "device identifier of the package", 100, "16901234000013"),
        Code("inclDi", "level.contained_device_identifier", "内含DI", "device identifier of what is inside", 100, "06901234000016")
            .Optional(),
        Integer("inclCnt", "level.contained_count", "含下级数", "packages of the level below inside", 0, 1_000_000, "10").Optional(),
    }.Select(field => field.In(UploadList.PackageLevels));
}

using static TraceEngine.Contracts.Uploads.Tables.FieldDrafts;

namespace TraceEngine.Contracts.Uploads.Tables;

/// <summary>Imported drugs (impDrugInfo) and domestic drugs (domDrugInfo): a row per product and package specification.</summary>
internal static class DrugFields
{
    private static readonly UploadListField Levels =
        new(UploadList.PackageLevels, "pacLvList", "包装级联", "package levels", true);

    public static UploadTable Imported() => Table(isImported: true);

    public static UploadTable Domestic() => Table(isImported: false);

    private static UploadTable Table(bool isImported) => new(
        [
            SharedFields.DocNo, .. Names(isImported), .. Packing(), .. Approval(), .. Makers(isImported), .. Rest(isImported),
            SharedFields.Memo.To("memo"), .. PackageLevels(),
        ],
        [Levels],
        UploadTargets.ProductNhsaCode,
        UploadTargets.ProductBarcode);

    private static UploadField Only(bool required, UploadField field) => required ? field : field.Optional();

    private static IEnumerable<UploadField> Names(bool isImported) =>
    [
        SharedFields.MedListCodg.To(UploadTargets.ProductNhsaCode) with
        {
            NameZh = "医保药品编码",
            Aliases = ["医保编码", "医保代码", "nhsa"],
        },
        isImported ? StandardCode().Optional() : StandardCode().Conditional().Note("已有本位码的必填", "required once assigned"),
        SharedFields.DrugProdBarc.To(UploadTargets.ProductBarcode),
        Text("drugGenname", "product.name", "通用名", "generic name", 500, "阿莫西林胶囊").Also("药品通用名", "通用名称"),
        Text("drugProdname", "product.drug.trade_name", "商品名", "trade name", 500, "示例牌").Optional().Also("商品名称"),
        Text("regName", "product.drug.registered_name", "注册名称", "registered name", 500, "阿莫西林胶囊"),
        Only(isImported, Text("engName", "product.drug.english_name", "英文名称", "English name", 500, "Amoxicillin Capsules")),
        Text("drugDosform", "product.drug.dosage_form", "剂型", "dosage form", 100, "胶囊剂"),
        Text("drugSpec", "product.spec", "规格", "specification", 500, "0.25g").Also("药品规格"),
    ];

    private static UploadField StandardCode() =>
        Code("drugstdcode", "product.drug.standard_code", "药品本位码", "standard code of the drug", 20, "86900000000017")
            .Also("本位码");

    private static IEnumerable<UploadField> Packing() =>
    [
        Text("pacspec", "product.drug.package_spec", "包装规格", "package specification", 100, "24粒/盒"),
        Text("pacmatl", "product.drug.package_material", "包装材质", "package material", 500, "铝塑").Optional().Also("材质"),
        Number("minPacCnt", "product.drug.minimum_package_count", "最小包装数量", "preparation units in the smallest package", "24"),
        Text("minPacunt", "product.drug.minimum_package_unit", "最小包装单位", "unit of the smallest package", 30, "盒"),
        Text("minPrepunt", "product.drug.preparation_unit", "最小制剂单位", "preparation unit", 30, "粒"),
        Number("convrat", "product.drug.conversion_ratio", "转换比", "conversion ratio", "24"),
        Text("drugExpy", "product.drug.shelf_life", "有效期(月)", "shelf life in months", 100, "24").Also("有效期月数"),
    ];

    private static IEnumerable<UploadField> Approval() =>
    [
        Text("aprvno", "product.drug.approval_number", "批准文号", "approval number", 100, "国药准字H20260001").Also("注册证号", "批准文号/注册证号"),
        Date("aprvnoBegndate", "product.drug.approval_begins_on", "批准文号开始日期", "approval begins on", "2024-01-01").Optional(),
        Date("aprvnoEnddate", "product.drug.approval_ends_on", "批准文号结束日期", "approval ends on", "2028-12-31").Optional(),
    ];

    private static IEnumerable<UploadField> Makers(bool isImported) =>
    [
        Text("lstdLicHolder", "product.drug.marketing_holder", "上市许可持有人", "marketing authorisation holder", 200, "示例药业有限公司"),
        SharedFields.ProdentpName.To("product.drug.manufacturer_name"),
        Only(
            !isImported,
            SharedFields.Uscc(
                "prodentpUscc", "product.drug.manufacturer_credit_code", "生产企业信用代码", "credit code of the manufacturer")),
        Flag(
            "prodplacType", "product.drug.production_place_type", "生产地类别", "category of the place of production", 3,
            isImported ? "2" : "1"),
        Only(
            isImported,
            Text(
                "manuNatRegn", "product.drug.manufacturer_country", "生产国或地区", "country or region of manufacture", 100,
                isImported ? "德国" : "中国")),
        Only(isImported, Text("agntEntp", "product.drug.agent_name", "进口代理人", "import agent", 200, "示例进出口公司")),
        Only(
            isImported,
            SharedFields.Uscc(
                "agntEntpUscc", "product.drug.agent_credit_code", "进口代理人信用代码", "credit code of the import agent")),
        Text("subpckFcty", "product.drug.repackager", "分包装厂家", "repackaging plant", 200, "示例分装厂").Optional(),
    ];

    private static IEnumerable<UploadField> Rest(bool isImported) =>
    [
        .. isImported
            ? new[]
            {
                Text("impPortName", "product.drug.import_port", "进口口岸", "port of import", 100, "上海").Optional(),
                Text("impPassNo", "product.drug.customs_clearance_number", "通关单号", "customs clearance number", 50, "TG20260001")
                    .Optional(),
            }
            : [],
        Flag("spDrugFlag", "product.drug.special_drug_flag", "特殊药品标志", "special drug flag", 3, "0").Optional(),
        Text("pacRatio", "product.drug.pack_ratio", "包装比例", "pack ratio large:medium:small", 50, "1:10:100"),
        YesNo("valiFlag", "product.effective_flag", "有效标志", "in effect", 3, "1"),
    ];

    private static UploadField Number(string name, string target, string zh, string en, string example) =>
        Decimal(name, target, zh, en, 20, 4, example) with { MaxCharacters = 20 };

    private static IEnumerable<UploadField> PackageLevels() => new[]
    {
        Integer("pacLv", "level.level", "包装层级", "package level", 1, 9, "1")
            .Also("层级", "level").Note("1 = 最小包装；每层一行", "1 = smallest package; a row for each level"),
        Text("pacLvName", "level.name", "包装层级名称", "name of the level", 30, "小盒").Optional(),
        Text("pacuntName", "level.unit", "包装单位名称", "unit of the level", 30, "盒").Optional(),
        Code("tracPrfx", "level.prefix", "药品标识码", "drug identification prefix", 7, "8190001").Optional()
            .Also("追溯码前缀", "prefix").Note("该层级追溯码的前 7 位", "the first 7 digits of the codes of this level"),
        Code("pacBarc", "level.barcode", "该级商品码", "barcode of the level", 30, "06901234567892").Optional(),
        Integer("inclCnt", "level.contained_count", "含下级数", "packages of the level below inside", 0, 1_000_000, "24").Optional(),
    }.Select(field => field.In(UploadList.PackageLevels));
}

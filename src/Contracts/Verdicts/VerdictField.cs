namespace TraceEngine.Contracts.Verdicts;

/// <summary>The field a verdict is about. Values are stored in the ledger: never renumbered or reused.</summary>
public enum VerdictField : short
{
    /// <summary>The section header, or the batch, as a whole.</summary>
    Header = 0,

    /// <summary>The trace code (追溯码).</summary>
    Code = 1,

    /// <summary>The package level (包装层级).</summary>
    Level = 2,

    /// <summary>The parent code (上级追溯码).</summary>
    Parent = 3,

    /// <summary>The pack mode (包装模式).</summary>
    PackMode = 4,

    /// <summary>The product of the section (产品).</summary>
    Product = 10,

    /// <summary>The production lot (生产批号).</summary>
    LotNumber = 11,

    /// <summary>The day of manufacture (生产日期).</summary>
    MadeOn = 12,

    /// <summary>The expiry (有效期至).</summary>
    ExpiresOn = 13,

    /// <summary>The time of activation (激活时间).</summary>
    ActivatedAt = 14,

    /// <summary>The production line (产线).</summary>
    Line = 15,

    /// <summary>The workshop (车间).</summary>
    Workshop = 16,

    /// <summary>The person in charge of the line (负责人).</summary>
    LineManager = 17,

    /// <summary>The pack ratio (包装比例).</summary>
    PackRatio = 18,

    /// <summary>The packaging action (包装操作).</summary>
    Action = 20,

    /// <summary>When it happened (时间).</summary>
    EventAt = 21,

    /// <summary>Why (原因).</summary>
    ChangeReason = 22,

    /// <summary>The document number (单据号).</summary>
    DocumentNumber = 23,

    /// <summary>The bill type (单据类型).</summary>
    BillType = 24,

    /// <summary>The shipping party (发货机构).</summary>
    Shipper = 25,

    /// <summary>The receiving party (收货机构).</summary>
    Receiver = 26,

    /// <summary>The carrier (配送单位).</summary>
    Carrier = 27,

    /// <summary>The circulating party (流通企业).</summary>
    Circulator = 28,

    /// <summary>The kind of document (单据种类).</summary>
    Kind = 29,

    /// <summary>A lot named whole (批次).</summary>
    Lot = 30,

    /// <summary>A quantity (数量).</summary>
    Quantity = 31,

    /// <summary>An identifier without serial number (产品标识).</summary>
    Identifier = 32,

    /// <summary>A rejected code (拒收码).</summary>
    Rejected = 33,

    /// <summary>A correction (更正).</summary>
    Correction = 34,

    /// <summary>Who destroyed (执行人).</summary>
    Executor = 35,

    /// <summary>Who watched (监督人).</summary>
    Supervisor = 36,

    /// <summary>The declared details (单据其他信息).</summary>
    Details = 37,

    /// <summary>The shipping note number (货单编号).</summary>
    ShippingNote = 38,

    /// <summary>The product code of an uploaded product (产品编码).</summary>
    ProductCode = 40,

    /// <summary>Its kind (药耗类别).</summary>
    ProductKind = 41,

    /// <summary>Its NHSA code (医保编码).</summary>
    NhsaCode = 42,

    /// <summary>Its barcode (商品码).</summary>
    Barcode = 43,

    /// <summary>Its name (通用名, 耗材名称).</summary>
    Name = 44,

    /// <summary>Its specification (规格).</summary>
    Spec = 45,

    /// <summary>Its package levels with their prefixes (包装级联).</summary>
    PackageLevels = 46,

    /// <summary>The enterprises that may activate it (受托激活企业).</summary>
    ActivatingCreditCodes = 47,

    /// <summary>Whether it is in effect (有效标志).</summary>
    EffectiveFlag = 48,

    /// <summary>What only a drug has (药品字段).</summary>
    Drug = 49,

    /// <summary>What only a consumable has (耗材字段).</summary>
    Consumable = 50,
}

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
}

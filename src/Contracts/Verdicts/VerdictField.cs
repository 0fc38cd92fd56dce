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
}

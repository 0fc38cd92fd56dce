using System.Text;

namespace TraceEngine.Files.Relation.Writing;

/// <summary>The header of a written relation XML. Values are escaped when written.</summary>
public sealed record RelationWriterOptions
{
    /// <summary>productCode.</summary>
    public string ProductCode { get; init; } = "8190001";

    /// <summary>subTypeNo.</summary>
    public string SubTypeNo { get; init; } = "819000101";

    /// <summary>packageSpec.</summary>
    public string PackageSpec { get; init; } = "0.25g*24片/盒";

    /// <summary>comment: the product name.</summary>
    public string Comment { get; init; } = "演示用阿莫西林胶囊";

    /// <summary>batchNo: the lot number.</summary>
    public string LotNumber { get; init; } = "A20260101";

    /// <summary>madeDate.</summary>
    public DateOnly MadeDate { get; init; } = new(2026, 1, 1);

    /// <summary>validateDate: the expiry date.</summary>
    public DateOnly ExpiryDate { get; init; } = new(2027, 12, 31);

    /// <summary>workshop.</summary>
    public string Workshop { get; init; } = "一车间";

    /// <summary>lineName.</summary>
    public string LineName { get; init; } = "1号线";

    /// <summary>lineManager.</summary>
    public string LineManager { get; init; } = "张三";

    /// <summary>
    /// Encoding of the file, declared by its web name; ASCII must be kept by it. UTF-8 without byte order mark by default.
    /// </summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}

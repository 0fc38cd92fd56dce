namespace TraceEngine.Files.Relation;

/// <summary>
/// The attributes of one <c>Batch</c> element (a lot, 生产批次) as the file has them, decoded and trimmed; null where missing.
/// Dates stay text: people write yyyy-MM-dd, yyyyMMdd and year-month, and judging them is not the reader's job.
/// </summary>
/// <param name="LotNumber">batchNo: the lot number (生产批号).</param>
/// <param name="MadeDate">madeDate: the production date.</param>
/// <param name="ExpiryDate">validateDate: the expiry date (有效期至).</param>
/// <param name="Workshop">workshop (车间).</param>
/// <param name="LineName">lineName (产线).</param>
/// <param name="LineManager">lineManager (负责人).</param>
/// <param name="LineNumber">Line of the file on which the element starts, 1-based.</param>
public sealed record RelationLot(
    string? LotNumber,
    string? MadeDate,
    string? ExpiryDate,
    string? Workshop,
    string? LineName,
    string? LineManager,
    long LineNumber);

using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>What a row of a flow document is, told by what it holds.</summary>
public static class FlowRow
{
    /// <summary>
    /// A code; rejected where the row says so or why; a quantity when its code has no serial number and a count; a lot when it
    /// has no code.
    /// </summary>
    public static UploadedRow From(SourceRow row)
    {
        if (row.First(UploadTargets.RejectedCode, UploadTargets.RejectedReason).Length > 0)
        {
            return new UploadedRow(row.Number, RowSort.Rejected, row.First(UploadTargets.RejectedCode, UploadTargets.Code))
            {
                Reason = row[UploadTargets.RejectedReason],
            };
        }

        var code = row[UploadTargets.Code];
        var lot = row[UploadTargets.GoodsLotNumber];
        if (code.Length == 0 && lot.Length > 0)
        {
            return new UploadedRow(row.Number, RowSort.Lot, "") { LotNumber = lot, Product = GoodsFields.Product(row) };
        }

        var quantity = row[UploadTargets.CodeQuantity];
        return quantity.Length > 0 && HasNoSerial(code)
            ? new UploadedRow(row.Number, RowSort.Quantity, code) { Quantity = quantity, LotNumber = lot }
            : new UploadedRow(row.Number, RowSort.Code, code);
    }

    /// <summary>Whether a code is good but for its serial number: it stands for goods that are counted.</summary>
    public static bool HasNoSerial(string code)
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        return CodeParser.Parse(code, bareGs1: false, key).Fault == Reason.CodeWithoutSerial;
    }
}

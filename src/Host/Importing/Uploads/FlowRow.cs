using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>What a row of a flow document is, told by what it holds.</summary>
internal static class FlowRow
{
    /// <summary>A code; a quantity when its code has no serial number and a count; a lot when it has no code.</summary>
    public static ImportedRow From(SourceRow row)
    {
        var code = row["tracCodg"];
        if (code.Length == 0 && row["manuLotnum"].Length > 0)
        {
            return new ImportedRow(row.Number, RowSort.Lot, "")
            {
                LotNumber = row["manuLotnum"],
                Product = GoodsFields.Product(row),
            };
        }

        return row["cnt"].Length > 0 && HasNoSerial(code)
            ? new ImportedRow(row.Number, RowSort.Quantity, code) { Quantity = row["cnt"], LotNumber = row["manuLotnum"] }
            : new ImportedRow(row.Number, RowSort.Code, code);
    }

    /// <summary>The same, and a rejected code where the row says why it was rejected.</summary>
    public static ImportedRow FromReceipt(SourceRow row)
    {
        var isRejected = row["rejRea"].Length > 0 || row["rejTracCodg"].Length > 0;
        return isRejected
            ? new ImportedRow(row.Number, RowSort.Rejected, row.First("rejTracCodg", "tracCodg")) { Reason = row["rejRea"] }
            : From(row);
    }

    /// <summary>Whether a code is good but for its serial number: it stands for goods that are counted.</summary>
    public static bool HasNoSerial(string code)
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        return CodeParser.Parse(code, bareGs1: false, key).Fault == Reason.CodeWithoutSerial;
    }
}

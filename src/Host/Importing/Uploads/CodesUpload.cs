using System.Globalization;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>追溯码信息 (tracCodgInfo): chgType says whether a row activates, packs, unpacks, replaces or ends a code.</summary>
internal static class CodesUpload
{
    public const string Activate = "1";
    public const string Pack = "2";
    public const string Unpack = "3";
    public const string Replace = "4";

    /// <summary>The documents that end codes, by chgType.</summary>
    public static IReadOnlyDictionary<string, IFlowUpload> Ends { get; } = new Dictionary<string, IFlowUpload>
    {
        ["5"] = new EndOfLifeUpload(FlowKind.Void),
        ["6"] = new EndOfLifeUpload(FlowKind.Sampling),
        ["7"] = new EndOfLifeUpload(FlowKind.Destroy),
    };

    public static ActivationHeader ActivationHeader(SourceRow row)
    {
        var header = new ActivationHeader
        {
            Product = GoodsFields.Product(row),
            LotNumber = row.First("tracCodgList.manuLotnum", "manuLotnum"),
            MadeOn = row.First("tracCodgList.manuDate", "manuDate"),
            ExpiresOn = row.First("tracCodgList.expyEnd", "expyEnd"),
            Line = row["prodLine"],
            Workshop = row["prodWksp"],
            LineManager = row["prodDuty"],
            PackRatio = row["pacRatio"],
            ActivatedAt = UploadTime.ToTimestamp(row["actvTime"]),
        };
        return header;
    }

    public static PackagingHead PackagingHead(SourceRow row) => new(
        row["chgType"] switch
        {
            Pack => PackagingAction.Pack,
            Unpack => PackagingAction.Unpack,
            _ => PackagingAction.Replace,
        },
        UploadTime.Parse(row["actvTime"]),
        row["chgRea"]);

    public static ImportedRow ActivationRow(SourceRow row)
    {
        var code = row["tracCodg"];
        var isQuantity = row["cnt"].Length > 0 && FlowRow.HasNoSerial(code);
        return new ImportedRow(row.Number, isQuantity ? RowSort.Quantity : RowSort.Code, code)
        {
            Level = Number(row["tracPacLv"], ifNone: 0),
            Parent = row["prntTracCodg"],
            PackMode = row["pacStas"].Length == 0 ? (byte)0 : Number(row["pacStas"], ifNone: byte.MaxValue),
            Quantity = isQuantity ? row["cnt"] : "",
        };
    }

    public static ImportedRow PackagingRow(SourceRow row) => new(row.Number, RowSort.Code, row["tracCodg"])
    {
        Parent = row["chgType"] == Replace ? row["oldTracCodg"] : row["prntTracCodg"],
        PackMode = row["pacStas"].Length == 0 ? (byte)0 : Number(row["pacStas"], ifNone: byte.MaxValue),
    };

    // What is no number becomes one that the server refuses, so that the row gets its verdict.
    private static byte Number(string text, byte ifNone) =>
        byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : ifNone;
}

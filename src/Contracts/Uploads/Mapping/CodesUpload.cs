using System.Collections.Frozen;
using System.Globalization;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>追溯码信息 (trace codes): its action says whether a row activates, packs, unpacks, replaces or ends a code.</summary>
public static class CodesUpload
{
    public const string Activate = "1";
    public const string Pack = "2";
    public const string Unpack = "3";
    public const string Replace = "4";

    // Where the fields of a code stand, found once: an upload has ten thousand rows.
    private static readonly int CodeAt = PlaceOf(UploadTargets.Code);
    private static readonly int QuantityAt = PlaceOf(UploadTargets.CodeQuantity);
    private static readonly int LevelAt = PlaceOf(UploadTargets.CodeLevel);
    private static readonly int ParentAt = PlaceOf(UploadTargets.CodeParent);
    private static readonly int PackModeAt = PlaceOf(UploadTargets.CodePackMode);
    private static readonly int LotNumberAt = PlaceOf(UploadTargets.CodeLotNumber);
    private static readonly int MadeOnAt = PlaceOf(UploadTargets.CodeMadeOn);
    private static readonly int ExpiresOnAt = PlaceOf(UploadTargets.CodeExpiresOn);

    private static readonly FrozenDictionary<UploadKind, MessageFields> ActivationHeaders =
        MessageFields.Of("activation.", Ingest.V1.ActivationHeader.Descriptor);

    /// <summary>The documents that end codes, by action.</summary>
    public static IReadOnlyDictionary<string, FlowUpload> Ends { get; } = new Dictionary<string, FlowUpload>
    {
        ["5"] = new(FlowKind.Void, UploadTargets.ActivatedAt),
        ["6"] = new(FlowKind.Sampling, UploadTargets.ActivatedAt),
        ["7"] = new(FlowKind.Destroy, UploadTargets.ActivatedAt),
    };

    /// <summary>The lot that a row activates a code of; what is said of the code itself comes first.</summary>
    public static ActivationHeader ActivationHeader(SourceRow row)
    {
        var header = new ActivationHeader
        {
            Product = GoodsFields.Product(row),
            LotNumber = row.First(UploadTargets.CodeLotNumber, UploadTargets.GoodsLotNumber),
            MadeOn = row.First(UploadTargets.CodeMadeOn, UploadTargets.GoodsMadeOn),
            ExpiresOn = row.First(UploadTargets.CodeExpiresOn, UploadTargets.GoodsExpiresOn),
        };
        ActivationHeaders[row.Kind].Fill(header, row);
        return header;
    }

    /// <summary>What a row says of its own code's lot: rows of which it is the same share a header.</summary>
    public static (string LotNumber, string MadeOn, string ExpiresOn) OwnLot(SourceRow row) =>
        (row.At(LotNumberAt), row.At(MadeOnAt), row.At(ExpiresOnAt));

    public static PackagingHead PackagingHead(SourceRow row) => new(
        row[UploadTargets.Action] switch
        {
            Pack => PackagingAction.Pack,
            Unpack => PackagingAction.Unpack,
            _ => PackagingAction.Replace,
        },
        UploadTime.Parse(row[UploadTargets.ActivatedAt]),
        row[UploadTargets.ChangeReason]);

    public static UploadedRow ActivationRow(SourceRow row)
    {
        var code = row.At(CodeAt);
        var quantity = row.At(QuantityAt);
        var isQuantity = quantity.Length > 0 && FlowRow.HasNoSerial(code);
        return new UploadedRow(row.Number, isQuantity ? RowSort.Quantity : RowSort.Code, code)
        {
            Level = Number(row.At(LevelAt), ifNone: 0),
            Parent = row.At(ParentAt),
            PackMode = PackMode(row),
            Quantity = isQuantity ? quantity : "",
        };
    }

    public static UploadedRow PackagingRow(SourceRow row) => new(row.Number, RowSort.Code, row[UploadTargets.Code])
    {
        Parent = row[row[UploadTargets.Action] == Replace ? UploadTargets.CodeReplaced : UploadTargets.CodeParent],
        PackMode = PackMode(row),
    };

    private static int PlaceOf(string target) => UploadFields.IndexOfTarget(UploadKind.TraceCodes, target);

    private static byte PackMode(SourceRow row) => row.At(PackModeAt) is { Length: > 0 } text
        ? Number(text, ifNone: byte.MaxValue)
        : (byte)0;

    // What is no number becomes one that the server refuses, so that the row gets its verdict.
    private static byte Number(string text, byte ifNone) =>
        byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : ifNone;
}

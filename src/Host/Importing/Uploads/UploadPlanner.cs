using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Files.ErrorReports;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>
/// Turns the rows of a file into what is sent. A file is held as a whole, about 200 bytes a row: documents have up to 100,000
/// codes, and rows of one may stand anywhere in the file.
/// </summary>
internal sealed class UploadPlanner
{
    private readonly List<RefusedRow> _refused = [];
    private readonly PartList<ActivationHeader> _activations = new();
    private readonly PartList<PackagingHead> _packagings = new();
    private readonly FlowPlanner _flows;
    private readonly ProductPlanner _products;
    private readonly Action<SourceRow> _add;

    /// <summary>Prepares for the rows of one kind of upload.</summary>
    /// <param name="kind">The kind.</param>
    public UploadPlanner(UploadKind kind)
    {
        _flows = new FlowPlanner(_refused);
        _products = new ProductPlanner(_refused);
        _add = kind switch
        {
            UploadKind.ImportedDrug => row => _products.Add(ImportedDrugs, row),
            UploadKind.DomesticDrug => row => _products.Add(DomesticDrugs, row),
            UploadKind.Consumable => row => _products.Add(Consumables, row),
            UploadKind.TraceCodes => AddCode,
            UploadKind.Shipping => row => _flows.Add(Shipping, row),
            UploadKind.Receiving => row => _flows.Add(Receiving, row),
            UploadKind.Delivery => row => _flows.Add(Delivery, row),
            UploadKind.Circulation => row => _flows.Add(Circulation, row),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static DrugUpload ImportedDrugs { get; } = new(ProductKind.ImportedDrug);

    private static DrugUpload DomesticDrugs { get; } = new(ProductKind.DomesticDrug);

    private static ConsumableUpload Consumables { get; } = new();

    private static ShippingUpload Shipping { get; } = new();

    private static ReceivingUpload Receiving { get; } = new();

    private static DeliveryUpload Delivery { get; } = new();

    private static CirculationUpload Circulation { get; } = new();

    public void Add(SourceRow row) => _add(row);

    public UploadPlan Finish() => new(_products.Finish(), _activations.Parts, _packagings.Parts, _flows.Finish(), _refused);

    private void AddCode(SourceRow row)
    {
        var change = row["chgType"];
        switch (change)
        {
            case CodesUpload.Activate:
                _activations.Add(CodesUpload.ActivationHeader(row), CodesUpload.ActivationRow(row));
                break;
            case CodesUpload.Pack or CodesUpload.Unpack or CodesUpload.Replace:
                _packagings.Add(CodesUpload.PackagingHead(row), CodesUpload.PackagingRow(row));
                break;
            default:
                if (CodesUpload.Ends.TryGetValue(change, out var end))
                {
                    _flows.Add(end, row);
                }
                else
                {
                    _refused.Add(LocalRefusal.Of(row.Number, row["tracCodg"], "chgType", Reason.ActionUnknown, change));
                }

                break;
        }
    }
}

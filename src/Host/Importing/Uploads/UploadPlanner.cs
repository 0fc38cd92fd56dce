using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Files.ErrorReports;
using TraceEngine.Files.Tables;

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
    private readonly bool _isTable;
    private readonly string? _codeColumn;
    private readonly Action<SourceRow> _add;
    private readonly Action<SourceRow> _spoil;

    /// <summary>Prepares for the rows of one kind of upload.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="isTable">Whether people fill the file in; bills and texts of other systems leave things out.</param>
    public UploadPlanner(UploadKind kind, bool isTable = true)
    {
        _isTable = isTable;
        _codeColumn = UploadFields.ByTarget(kind, UploadTargets.Code)?.ColumnName;
        _flows = new FlowPlanner(_refused);
        _products = new ProductPlanner(kind, _refused);
        _add = kind.IsProduct() ? _products.Add
            : FlowUpload.Of(kind) is { } flow ? row => _flows.Add(flow, row)
            : AddCode;

        // A product without one of its levels is another product; documents do without the rows that cannot be sent.
        _spoil = kind.IsProduct() ? _products.Spoil : static _ => { };
    }

    /// <summary>Adds a row of a file; one with faults is refused here.</summary>
    public void Add(UploadRow row)
    {
        var faults = row.Faults.Where(fault => !IsHarmless(row.Kind, fault)).ToList();
        if (faults.Count > 0)
        {
            _refused.Add(LocalRefusal.Of(row, faults));
            _spoil(Source(row));
            return;
        }

        Add(Source(row));
    }

    public void Add(SourceRow row) => _add(row);

    // Products first: what is spoilt of them is among the refused.
    public UploadPlan Finish() => new(_products.Finish(), _activations.Parts, _packagings.Parts, _flows.Finish(), _refused);

    // Rows of one document are gathered wherever they stand. A scan gun stamps each row with its own second, and what other
    // systems leave out the server demands where it needs it.
    private bool IsHarmless(UploadKind kind, RowFault fault) => fault.Kind switch
    {
        RowFaultKind.DocumentScattered => true,
        RowFaultKind.Required => !_isTable && fault.Field != _codeColumn,
        RowFaultKind.DiffersInDocument =>
            !_isTable && UploadFields.Get(kind, fault.Field).Type == UploadFieldType.Time,
        _ => false,
    };

    private static SourceRow Source(UploadRow row) => new(row.RowNumber, row.Kind, row.Values);

    private void AddCode(SourceRow row)
    {
        var change = row[UploadTargets.Action];
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
                    _refused.Add(LocalRefusal.Of(
                        row, row[UploadTargets.Code], UploadTargets.Action, Reason.ActionUnknown, change));
                }

                break;
        }
    }
}

using System.Text;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads.Mapping;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>
/// Flow documents of a file as batches: a document in one or several, no two in one, since a bad header refuses the whole batch.
/// </summary>
internal sealed class FlowPartBatches(IReadOnlyList<ImportedPart<FlowHeader>> parts)
    : PartBatches<FlowHeader, FlowBatch>(parts)
{
    // Codes go alone, without level and parent: more of them make a batch of the usual size.
    private readonly FlowBatchBuilder _builder = new(new BatchLimits { MaxCodes = 20_000, MaxBytes = 2 * 1024 * 1024 });

    protected override int Pending => _builder.Rows;

    public override void Dispose() => _builder.Dispose();

    protected override bool MustStandAlone(FlowHeader before, FlowHeader after) => true;

    protected override void Start(FlowHeader header)
    {
        if (!_builder.TryStartDocument(header))
        {
            throw new InvalidOperationException("A document is started only in an empty batch.");
        }
    }

    protected override bool TryAdd(UploadedRow row) => row.Sort switch
    {
        RowSort.Rejected => _builder.TryAddRejected(new RejectedCode { Code = row.Code, Reason = row.Reason }),
        RowSort.Lot => _builder.TryAddLot(new LotReference { Product = row.Product, LotNumber = row.LotNumber }),
        RowSort.Quantity => _builder.TryAddQuantity(
            new QuantityItem { Identifier = row.Code, LotNumber = row.LotNumber, Quantity = row.Quantity }),
        _ => _builder.TryAddCode(Encoding.UTF8.GetBytes(row.Code)),
    };

    protected override void End() => _builder.EndDocument();

    protected override FlowBatch Build() => _builder.Build();
}

using System.Text;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads.Mapping;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>Activations of a file as batches.</summary>
internal sealed class ActivationPartBatches(IReadOnlyList<ImportedPart<ActivationHeader>> parts)
    : PartBatches<ActivationHeader, ActivationBatch>(parts)
{
    private readonly ActivationBatchBuilder _builder = new();

    protected override int Pending => _builder.Rows;

    public override void Dispose() => _builder.Dispose();

    protected override bool MustStandAlone(ActivationHeader before, ActivationHeader after) =>
        RelationSections.IsDoubtful(before) || RelationSections.IsDoubtful(after);

    protected override void Start(ActivationHeader header) => _builder.StartSection(header);

    protected override bool TryAdd(UploadedRow row) => row.Sort == RowSort.Quantity
        ? _builder.TryAddQuantity(
            new ActivatedQuantity { Identifier = row.Code, Quantity = row.Quantity, Parent = row.Parent })
        : _builder.TryAdd(Encoding.UTF8.GetBytes(row.Code), row.Level, Encoding.UTF8.GetBytes(row.Parent), row.PackMode);

    protected override void End()
    {
    }

    protected override ActivationBatch Build() => _builder.Build();
}

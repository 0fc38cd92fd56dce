using System.Text;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads.Mapping;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>Packing, unpacking and replacing of a file as batches.</summary>
internal sealed class PackagingPartBatches(IReadOnlyList<ImportedPart<PackagingHead>> parts)
    : PartBatches<PackagingHead, PackagingBatch>(parts)
{
    private readonly PackagingBatchBuilder _builder = new();
    private PackagingAction _action;

    protected override int Pending => _builder.Rows;

    public override void Dispose() => _builder.Dispose();

    protected override bool MustStandAlone(PackagingHead before, PackagingHead after) =>
        IsDoubtful(before) || IsDoubtful(after);

    protected override void Start(PackagingHead header)
    {
        _action = header.Action;
        _builder.StartSection(header.Action, header.EventAt, header.ChangeReason);
    }

    // A row of an unpacking that names only a parent empties it.
    protected override bool TryAdd(UploadedRow row)
    {
        var parent = Encoding.UTF8.GetBytes(row.Parent);
        return row.Code.Length == 0 && row.Parent.Length > 0 && _action == PackagingAction.Unpack
            ? _builder.TryAddEmptied(parent)
            : _builder.TryAdd(Encoding.UTF8.GetBytes(row.Code), parent, row.PackMode);
    }

    protected override void End()
    {
    }

    protected override PackagingBatch Build() => _builder.Build();

    private static bool IsDoubtful(PackagingHead head) =>
        head.EventAt is null
        || head.ChangeReason.Length > 500
        || (head.Action == PackagingAction.Replace && head.ChangeReason.Length == 0);
}

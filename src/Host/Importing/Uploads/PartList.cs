using TraceEngine.Contracts.Uploads.Mapping;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>Rows in the order of the file, cut where their header changes.</summary>
internal sealed class PartList<THeader>
    where THeader : class
{
    private readonly List<ImportedPart<THeader>> _parts = [];
    private List<UploadedRow> _rows = [];

    public IReadOnlyList<ImportedPart<THeader>> Parts => _parts;

    public void Add(THeader header, UploadedRow row)
    {
        if (_parts.Count == 0 || !_parts[^1].Header.Equals(header))
        {
            _rows = [];
            _parts.Add(new ImportedPart<THeader>(header, _rows));
        }

        _rows.Add(row);
    }
}

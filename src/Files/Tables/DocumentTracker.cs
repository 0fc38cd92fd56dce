using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;

namespace TraceEngine.Files.Tables;

/// <summary>
/// Follows documents, and products inside them, over the rows: what a row leaves empty it takes from their first row; what
/// differs is a fault that names both rows.
/// </summary>
/// <param name="kind">The upload.</param>
/// <param name="isOfDocument">Whether a field is the same in all rows of a document, or of a product.</param>
/// <param name="maxDocuments">Most documents of a file.</param>
internal sealed class DocumentTracker(UploadKind kind, Func<UploadField, bool> isOfDocument, int maxDocuments)
{
    private readonly IReadOnlyList<UploadField> _fields = UploadFields.Of(kind);
    private readonly bool[] _isOfDocument = [.. UploadFields.Of(kind).Select(isOfDocument)];
    private readonly IReadOnlyList<UploadField> _key = UploadFields.ProductKeyOf(kind);
    private readonly int _number = UploadFields.IndexOfTarget(kind, UploadTargets.DocumentNumber);
    private readonly Dictionary<string, long> _firstRows = [];
    private string[]? _first;
    private long _firstRow;
    private string? _document;

    /// <summary>Whether the last row began a document.</summary>
    public bool StartsDocument { get; private set; }

    /// <summary>Whether the last row began a product.</summary>
    public bool StartsProduct { get; private set; }

    /// <summary>Takes a row; fills in what it may leave empty.</summary>
    /// <param name="row">Its number.</param>
    /// <param name="values">Its values by field.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public void Take(long row, string[] values, List<RowFault> faults)
    {
        var number = values[_number];
        StartsDocument = _document is null || number.Length == 0 || number != _document;
        StartsProduct = StartsDocument || StartsAnother(values);
        if (StartsDocument)
        {
            _document = number;
            RefuseScattered(row, number, faults);
        }

        if (StartsProduct)
        {
            _first = (string[])values.Clone();
            _firstRow = row;
            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!_isOfDocument[i])
            {
                continue;
            }

            if (values[i].Length == 0)
            {
                values[i] = _first![i];
            }
            else if (values[i] != _first![i])
            {
                faults.Add(RowFaults.Differs(_fields[i], row, values[i], _firstRow, _first[i]));
            }
        }
    }

    private bool StartsAnother(string[] values)
    {
        foreach (var field in _key)
        {
            var at = UploadFields.IndexOf(kind, field.ColumnName);
            if (values[at].Length > 0 && values[at] != _first![at])
            {
                return true;
            }
        }

        return false;
    }

    private void RefuseScattered(long row, string number, List<RowFault> faults)
    {
        if (number.Length == 0)
        {
            return;
        }

        if (_firstRows.TryGetValue(number, out var before))
        {
            faults.Add(RowFaults.Scattered(_fields[_number], row, number, before));
        }
        else if (_firstRows.Count == maxDocuments)
        {
            throw TableFaults.TooManyDocuments(maxDocuments);
        }
        else
        {
            _firstRows.Add(number, row);
        }
    }
}

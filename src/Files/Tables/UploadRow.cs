using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;

namespace TraceEngine.Files.Tables;

/// <summary>One row of a file: one trace code, or one package level of a product, with all that its document says.</summary>
public sealed class UploadRow
{
    private readonly string[] _values;

    internal UploadRow(UploadKind kind, long rowNumber, string[] cells, string[] values)
    {
        Kind = kind;
        RowNumber = rowNumber;
        Cells = cells;
        _values = values;
    }

    /// <summary>The upload it belongs to.</summary>
    public UploadKind Kind { get; }

    /// <summary>Row in the file, 1-based, as a spreadsheet shows it; of a scan-gun bill the n-th Data element.</summary>
    public long RowNumber { get; }

    /// <summary>The cells as found, in the order of the file's columns; cells at the end may be missing.</summary>
    public IReadOnlyList<string> Cells { get; }

    /// <summary>What is wrong with the row; empty for a good one.</summary>
    public IReadOnlyList<RowFault> Faults { get; internal set; } = [];

    /// <summary>Whether nothing is wrong with the row as far as the file shows.</summary>
    public bool IsGood => Faults.Count == 0;

    /// <summary>The document number. Rows of one document come one after the other.</summary>
    public string DocumentNumber => _values[UploadFields.IndexOfTarget(Kind, UploadTargets.DocumentNumber)];

    /// <summary>Whether a document begins with this row.</summary>
    public bool StartsDocument { get; internal set; }

    /// <summary>
    /// Whether a product begins with this row; rows of one product are its package levels. True where a document begins.
    /// </summary>
    public bool StartsProduct { get; internal set; }

    /// <summary>
    /// The value of a field: cleaned, dates and times in the form of the standard, empty when not given. Of a field with a fault,
    /// what stood there.
    /// </summary>
    /// <param name="columnName">The field's <see cref="UploadField.ColumnName"/>.</param>
    /// <exception cref="KeyNotFoundException">The upload has no such field: a mistake of the caller.</exception>
    public string this[string columnName] => UploadFields.IndexOf(Kind, columnName) is >= 0 and var index
        ? _values[index]
        : throw new KeyNotFoundException($"{Kind.ToWireName()} has no field {columnName}.");

    /// <summary>The values of all fields in the order of <see cref="UploadFields.Of"/>.</summary>
    public IReadOnlyList<string> Values => _values;
}

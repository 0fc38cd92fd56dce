using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Files.Bills;
using TraceEngine.Files.Recognition;
using TraceEngine.Files.Unpacking;

namespace TraceEngine.Files.Tables;

/// <summary>
/// Reads the rows of a table, TXT or scan-gun bill as rows of one of the eight uploads, forward only, in bounded memory. Call
/// <see cref="Read"/> until it is false; no row is ever dropped, a bad one is delivered with its faults. Not safe for use by
/// several threads at once.
/// </summary>
public sealed class UploadReader : IDisposable
{
    // A scan gun notes the second of each scan and the lot of each code: only type, number and parties are the document's.
    private static readonly string[] SameInABill =
    [
        UploadTargets.DocumentNumber, UploadTargets.ShippingNote, UploadTargets.BillType, UploadTargets.ShipperName,
        UploadTargets.ShipperCreditCode, UploadTargets.ReceiverName, UploadTargets.ReceiverCreditCode,
    ];

    private readonly IReadOnlyList<UploadField> _fields;
    private readonly UnpackedContent _content;
    private readonly ITableSource _source;
    private readonly ColumnMap _map;
    private readonly UploadNotes _notes;
    private readonly ValueReader _values;
    private readonly DocumentTracker _documents;
    private readonly RequirementCheck _requirements;
    private readonly string[] _defaults;
    private readonly (TableCell Cell, string? Value)[] _lastValues;
    private readonly HashSet<UploadList> _givenLists = [];
    private readonly int _originalColumns;
    private readonly long _firstRow;
    private readonly long _hintsRow;
    private UploadRow? _row;

    private UploadReader(
        UploadFileFacts facts, UnpackedContent content, OpenedTable table, UploadReaderOptions reading, UploadFileOptions options)
    {
        Kind = table.Map.Kind;
        _fields = UploadFields.Of(Kind);
        _content = content;
        _source = table.Source;
        _map = table.Map;
        _notes = table.Notes;
        _values = new ValueReader(_notes, reading.BareGs1);
        _documents = new DocumentTracker(
            Kind,
            facts.Format.IsTable()
                ? field => field.List == UploadList.None && !field.MayDifferByRow
                : field => SameInABill.Contains(field.Target),
            options.MaxDocuments);
        _originalColumns = table.OriginalColumns;
        _firstRow = facts.HeaderRow + 1;
        _hintsRow = facts.HintsRow;
        _lastValues = new (TableCell, string?)[_fields.Count];
        _defaults = ReadDefaults(reading);
        MissingFields = _map.Missing(reading.Defaults);
        _requirements = new RequirementCheck(
            Kind,
            field => facts.Format.IsTable() || _fields[field].Target is UploadTargets.DocumentNumber or UploadTargets.Code);
    }

    /// <summary>The upload that the rows belong to.</summary>
    public UploadKind Kind { get; }

    /// <summary>The headings of the file's columns as found; what <see cref="UploadRow.Cells"/> stand under.</summary>
    public IReadOnlyList<string> Headings => [.. _map.Headings.Take(_originalColumns)];

    /// <summary>The field of each column, in the order of <see cref="Headings"/>; null where a column means none.</summary>
    public IReadOnlyList<UploadField?> Columns => [.. Enumerable.Range(0, Headings.Count).Select(_map.FieldOf)];

    /// <summary>
    /// Required fields for which the format has no place (a TXT has no expiry) and no default was given: whoever takes the rows
    /// must know them from elsewhere. Always empty for CSV and XLSX, where such columns are refused. Of a bill or TXT only code
    /// and document number are required in every row; what else they may carry (parties, times) may be empty.
    /// </summary>
    public IReadOnlyList<UploadField> MissingFields { get; }

    /// <summary>The current row.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public UploadRow Row => _row ?? throw new InvalidOperationException("The reader does not stand on a row.");

    /// <summary>Rows delivered so far.</summary>
    public long RowsRead { get; private set; }

    /// <summary>How much of the file was read, in bytes; for a progress bar.</summary>
    public long BytesRead => _content.BytesRead;

    /// <summary>What was noticed so far, each thing once with its count.</summary>
    public IReadOnlyList<UploadNote> Notes => _notes.ToList();

    /// <summary>Opens a file that was recognised.</summary>
    /// <param name="file">The file, as given to <see cref="UploadFileProbe"/>; it stays open and is the caller's.</param>
    /// <param name="facts">What the probe found.</param>
    /// <param name="reading">How rows are read; null = defaults.</param>
    /// <param name="options">Limits; null = defaults.</param>
    /// <exception cref="UploadFileException">The file cannot be read, or the probe refused it.</exception>
    public static UploadReader Open(
        Stream file, UploadFileFacts facts, UploadReaderOptions? reading = null, UploadFileOptions? options = null)
    {
        reading ??= UploadReaderOptions.Default;
        options ??= UploadFileOptions.Default;
        options.Validate();
        if (facts.Refusal is { } refusal)
        {
            throw refusal;
        }

        reading.Validate(facts.Kind!.Value);
        var content = UnpackedContent.Of(file, options);
        try
        {
            return new UploadReader(facts, content, OpenedTable.Open(content, facts, options), reading, options);
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next row; false at the end of the file.</summary>
    /// <exception cref="UploadFileException">The file cannot be read on.</exception>
    public bool Read()
    {
        while (_source.Read())
        {
            if (_source.RowNumber < _firstRow || _source.RowNumber == _hintsRow)
            {
                continue;
            }

            RowsRead++;
            _row = Take();
            return true;
        }

        _row = null;
        return false;
    }

    /// <summary>Returns the buffers; the file stays open.</summary>
    public void Dispose()
    {
        _source.Dispose();
        _content.Dispose();
    }

    private UploadRow Take()
    {
        var cells = _source.Cells;
        var number = _source.RowNumber;
        var values = new string[_fields.Count];
        var faults = new List<RowFault>();
        _givenLists.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            var column = _map.ColumnOf(i);
            var cell = column < 0 || column >= cells.Count ? TableCell.Empty : cells[column];
            values[i] = ReadValue(i, cell, number, faults);
            if (values[i].Length > 0)
            {
                _givenLists.Add(_fields[i].List);
            }
        }

        _documents.Take(number, values, faults);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = values[i].Length == 0 ? _defaults[i] : values[i];
        }

        _requirements.Run(values, _givenLists.Contains, faults);
        AddUnknownEvent(faults);
        return new UploadRow(Kind, number, [.. cells.Take(_originalColumns).Select(cell => cell.Text)], values)
        {
            Faults = faults,
            StartsDocument = _documents.StartsDocument,
            StartsProduct = _documents.StartsProduct,
        };
    }

    // Most columns say the same in every row of a document: what was read without fault or note is not read again.
    private string ReadValue(int field, TableCell cell, long row, List<RowFault> faults)
    {
        ref var last = ref _lastValues[field];
        if (last.Value is not null && last.Cell.Kind == cell.Kind && last.Cell.Text == cell.Text)
        {
            return last.Value;
        }

        var notesBefore = _notes.AddedCount;
        var value = _values.Read(_fields[field], cell, row, out var fault);
        if (fault is not null)
        {
            faults.Add(fault);
        }

        last = (cell, fault is null && _notes.AddedCount == notesBefore ? value : null);
        return value;
    }

    private void AddUnknownEvent(List<RowFault> faults)
    {
        if (_source is BillSource { UnknownEvent: { } name })
        {
            var field = _fields.First(field => field.Target == UploadTargets.BillType);
            faults.RemoveAll(fault => fault.Field == field.ColumnName);
            faults.Insert(0, RowFaults.UnknownEvent(field, name, string.Join(" ", BillEvents.Names)));
        }
    }

    private string[] ReadDefaults(UploadReaderOptions reading) =>
    [
        .. _fields.Select(field =>
        {
            var text = reading.Defaults.GetValueOrDefault(field.ColumnName, "");
            var value = _values.Read(field, new TableCell(text, CellKind.Text), 0, out var fault);
            return fault is null
                ? value
                : throw new ArgumentException(
                    $"{fault.MessageZh}；{fault.RemedyZh} / {fault.MessageEn} {fault.RemedyEn}", nameof(reading));
        }),
    ];
}

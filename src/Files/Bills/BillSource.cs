using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.Markup;
using TraceEngine.Files.Tables;

namespace TraceEngine.Files.Bills;

/// <summary>
/// The Data elements of a scan-gun bill, each a row; attributes in any case, or as child elements. The event says the bill type;
/// inbound its time is that of receiving, outbound that of shipping.
/// </summary>
internal sealed class BillSource(MarkupReader markup, UploadNotes notes, UploadFileOptions options) : ITableSource
{
    private static readonly int Actor = BillColumns.IndexOf("Actor");
    private static readonly int From = BillColumns.IndexOf("FromCorpID");
    private static readonly int To = BillColumns.IndexOf("ToCorpID");

    private readonly TableCell[] _cells = new TableCell[BillColumns.Count];
    private string _event = "";
    private string? _type;

    public long RowNumber { get; private set; }

    public IReadOnlyList<TableCell> Cells => _cells;

    /// <summary>The name of the current row's event when it is not known; null when it is.</summary>
    public string? UnknownEvent => _type is null ? _event : null;

    public bool Read()
    {
        while (markup.Read())
        {
            if (!markup.IsStart)
            {
                continue;
            }

            if (Is("Event"))
            {
                _event = markup.Attributes().ToList()
                    .Find(one => one.Name.Equals("Name", StringComparison.OrdinalIgnoreCase)).Value?.Trim() ?? "";
                _type = BillEvents.TypeOf(_event);
            }
            else if (Is("Data"))
            {
                RowNumber++;
                ReadData();
                Derive();
                return true;
            }
        }

        return false;
    }

    public void Dispose() => markup.Dispose();

    private bool Is(string name) => markup.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    private void ReadData()
    {
        Array.Fill(_cells, TableCell.Empty);
        Put(0, _event);
        foreach (var (name, value) in markup.Attributes())
        {
            Put(name, value);
        }

        if (markup.IsEmptyElement)
        {
            return;
        }

        var depth = markup.Depth;
        while (markup.Read() && !(markup.IsEnd && markup.Depth == depth))
        {
            if (markup.IsStart)
            {
                var name = markup.LocalName;
                Put(name, markup.ReadText(RowNumber));
            }
        }
    }

    private void Put(string name, string value)
    {
        var column = BillColumns.IndexOf(name);
        if (column < 0)
        {
            notes.Add(UploadNoteKind.UnknownAttribute, name, RowNumber);
            return;
        }

        Put(column, value);
    }

    private void Put(int column, string value)
    {
        if (value.Length > options.MaxCellCharacters)
        {
            throw TableFaults.CellTooLong(RowNumber, options.MaxCellCharacters);
        }

        _cells[column] = new TableCell(value, CellKind.Text);
    }

    private void Derive()
    {
        var isInbound = _type is ['1', ..];
        Put(BillColumns.Of(UploadTargets.BillType), _type ?? "");
        _cells[BillColumns.Of(UploadTargets.ShippingNote)] = _cells[BillColumns.Of(UploadTargets.DocumentNumber)];
        _cells[BillColumns.Of(isInbound ? UploadTargets.ReceivedAt : UploadTargets.ShippedAt)] =
            _cells[BillColumns.Of(UploadTargets.CirculatedAt)];
        _cells[BillColumns.Of(isInbound ? UploadTargets.ReceiverHandler : UploadTargets.ShipperHandler)] = _cells[Actor];
        PutParty(From, "FromCorpID", UploadTargets.ShipperCreditCode, UploadTargets.ShipperName);
        PutParty(To, "ToCorpID", UploadTargets.ReceiverCreditCode, UploadTargets.ReceiverName);
    }

    // Older devices hold ids of a corporation register there, newer ones credit codes.
    private void PutParty(int from, string attribute, string creditCode, string name)
    {
        var text = _cells[from].Text.Trim();
        if (text.Length == 0)
        {
            return;
        }

        var isCreditCode = CreditCode.TryParse(text, out _, out _);
        Put(BillColumns.Of(isCreditCode ? creditCode : name), text);
        if (!isCreditCode)
        {
            notes.Add(UploadNoteKind.PartyWithoutCreditCode, attribute, RowNumber);
        }
    }
}

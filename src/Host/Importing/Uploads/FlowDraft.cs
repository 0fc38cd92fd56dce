using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>A flow document while its rows are being read.</summary>
internal sealed class FlowDraft(IFlowUpload upload, FlowHeader header)
{
    private const int MostReasonCharacters = 500;

    // One row for each of the goods: all other rows say the same of them.
    private readonly Dictionary<(string, string, string, string, string, string, string), SourceRow> _goods = [];
    private readonly List<ImportedRow> _rows = [];
    private readonly FlowHeader _comparable = WithoutTimes(header);

    /// <summary>Adds a row; false when its header is another one, so that it does not belong here.</summary>
    public bool TryAdd(SourceRow row)
    {
        if (!_comparable.Equals(WithoutTimes(upload.Header(row))))
        {
            return false;
        }

        _rows.Add(upload.Row(row));
        _goods.TryAdd(
            (row["medListCodg"], row["drugProdBarc"], row["manuLotnum"], row["manuDate"], row["expyEnd"], row["prodentpName"],
                row["totlCnt"]),
            row);
        return true;
    }

    /// <summary>The whole document: codes first, since the server counts rows by what they are.</summary>
    public ImportedPart<FlowHeader> Finish()
    {
        var whole = header.Clone();
        whole.ExpectedCount = (ulong)_rows.Count;
        GoodsFields.Fill(whole.Details, _goods.Values);
        if (whole.Details.CheckReason.Length == 0)
        {
            whole.Details.CheckReason = ReasonsOfRejected();
        }

        return new ImportedPart<FlowHeader>(whole, [.. _rows.OrderBy(row => row.Sort)]);
    }

    // A scan gun stamps each row with its own second: the document happened when its first row was scanned.
    private static FlowHeader WithoutTimes(FlowHeader header)
    {
        var bare = header.Clone();
        bare.EventAt = null;
        foreach (var party in new[] { bare.Shipper, bare.Receiver, bare.Carrier, bare.Circulator })
        {
            party?.EventAt = null;
        }

        return bare;
    }

    // A document with rejected codes must say what did not agree; files often say it on their rows only.
    private string ReasonsOfRejected()
    {
        var reasons = _rows.Where(row => row.Sort == RowSort.Rejected && row.Reason.Length > 0).Select(row => row.Reason);
        var all = string.Join("；", reasons.Distinct());
        return all.Length <= MostReasonCharacters ? all : all[..MostReasonCharacters];
    }
}

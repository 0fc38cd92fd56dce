using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>A flow document while its rows are being read.</summary>
internal sealed class FlowDraft(FlowUpload upload, FlowHeader header)
{
    // One row for each of the goods: all other rows say the same of them.
    private readonly Dictionary<(string, string, string, string, string, string, string), SourceRow> _goods = [];
    private readonly List<UploadedRow> _rows = [];
    private readonly FlowHeader _comparable = WithoutTimes(header);

    /// <summary>Adds a row; false when its header is another one, so that it does not belong here.</summary>
    public bool TryAdd(SourceRow row)
    {
        if (!_comparable.Equals(WithoutTimes(upload.Header(row))))
        {
            return false;
        }

        _rows.Add(FlowRow.From(row));
        _goods.TryAdd(
            (row[UploadTargets.GoodsNhsaCode], row[UploadTargets.GoodsBarcode], row[UploadTargets.GoodsLotNumber],
                row[UploadTargets.GoodsMadeOn], row[UploadTargets.GoodsExpiresOn], row[UploadTargets.GoodsProducerName],
                row[UploadTargets.GoodsDeclaredTotal]),
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
            whole.Details.CheckReason = RejectedReasons.Of(_rows);
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
}

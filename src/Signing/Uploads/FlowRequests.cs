using System.Text;
using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads.Mapping;

namespace TraceEngine.Signing.Uploads;

/// <summary>A flow document of the facade as the engine takes it.</summary>
internal static class FlowRequests
{
    /// <summary>The document, and the place in its list of each of its rows.</summary>
    /// <param name="upload">The rules of its kind.</param>
    /// <param name="document">What stands once.</param>
    /// <param name="items">Its codes, and its rejected codes.</param>
    public static (UploadFlowsRequest Request, Func<uint, long> RowOf) Of(
        FlowUpload upload, SourceRow document, IEnumerable<SourceRow> items)
    {
        var rows = items.Select(FlowRow.From).ToList();
        if (rows.Count == 0)
        {
            rows.Add(FlowRow.From(document)); // a recall of a whole lot names no codes
        }

        // The engine counts rows by what they are: codes first.
        var ordered = rows.OrderBy(row => row.Sort).ToList();
        var header = upload.Header(document);
        header.ExpectedCount = (ulong)ordered.Count;
        GoodsFields.Fill(header.Details, [document]);
        if (header.Details.CheckReason.Length == 0)
        {
            header.Details.CheckReason = RejectedReasons.Of(ordered);
        }

        using var builder = new FlowBatchBuilder(WholeBatches.Limits);
        WholeBatches.Require(builder.TryStartDocument(header));
        foreach (var row in ordered)
        {
            WholeBatches.Require(TryAdd(builder, row));
        }

        builder.EndDocument();
        return (new UploadFlowsRequest { Section = builder.Build().Sections[0] }, row => ordered[(int)row].Number);
    }

    private static bool TryAdd(FlowBatchBuilder builder, UploadedRow row) => row.Sort switch
    {
        RowSort.Rejected => builder.TryAddRejected(new RejectedCode { Code = row.Code, Reason = row.Reason }),
        RowSort.Lot => builder.TryAddLot(new LotReference { Product = row.Product, LotNumber = row.LotNumber }),
        RowSort.Quantity => builder.TryAddQuantity(
            new QuantityItem { Identifier = row.Code, LotNumber = row.LotNumber, Quantity = row.Quantity }),
        _ => builder.TryAddCode(Encoding.UTF8.GetBytes(row.Code)),
    };
}

using System.Globalization;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>
/// What a document declares about its goods. Files repeat it on each row and may name several goods in one document: then the
/// header holds only what all rows agree on, and the sum of what should move.
/// </summary>
public static class GoodsFields
{
    /// <summary>Fills in what the rows of a document say of its goods.</summary>
    public static void Fill(FlowDetails details, IReadOnlyCollection<SourceRow> rows)
    {
        details.NhsaCode = Agreed(rows, UploadTargets.GoodsNhsaCode);
        details.Barcode = Agreed(rows, UploadTargets.GoodsBarcode);
        details.LotNumber = Agreed(rows, UploadTargets.GoodsLotNumber);
        details.MadeOn = Agreed(rows, UploadTargets.GoodsMadeOn);
        details.ExpiresOn = Agreed(rows, UploadTargets.GoodsExpiresOn);
        details.ProducerName = Agreed(rows, UploadTargets.GoodsProducerName);
        details.DeclaredTotal = Total(rows);
    }

    /// <summary>The product that a row names.</summary>
    public static ProductReference Product(SourceRow row) =>
        new() { NhsaCode = row[UploadTargets.GoodsNhsaCode], Barcode = row[UploadTargets.GoodsBarcode] };

    private static string Agreed(IEnumerable<SourceRow> rows, string target)
    {
        var values = rows.Select(row => row[target]).Where(value => value.Length > 0).Distinct().Take(2).ToList();
        return values.Count == 1 ? values[0] : "";
    }

    // One total for each of the goods. What is no number is passed on as it is where it stands alone: the server names it.
    private static string Total(IEnumerable<SourceRow> rows)
    {
        var totals = rows
            .DistinctBy(row => (
                row[UploadTargets.GoodsNhsaCode], row[UploadTargets.GoodsBarcode], row[UploadTargets.GoodsLotNumber]))
            .Select(row => row[UploadTargets.GoodsDeclaredTotal])
            .Where(total => total.Length > 0)
            .ToList();
        if (totals.Count == 1)
        {
            return totals[0];
        }

        var sum = 0m;
        foreach (var total in totals)
        {
            if (!decimal.TryParse(total, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return "";
            }

            sum += number;
        }

        return totals.Count == 0 ? "" : sum.ToString(CultureInfo.InvariantCulture);
    }
}

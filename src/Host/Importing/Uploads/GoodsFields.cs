using System.Globalization;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>
/// What a document declares about its goods. Files repeat it on each row and may name several goods in one document: then the
/// header holds only what all rows agree on, and the sum of what should move.
/// </summary>
internal static class GoodsFields
{
    public static void Fill(FlowDetails details, IReadOnlyCollection<SourceRow> rows)
    {
        details.NhsaCode = Agreed(rows, "medListCodg");
        details.Barcode = Agreed(rows, "drugProdBarc");
        details.LotNumber = Agreed(rows, "manuLotnum");
        details.MadeOn = Agreed(rows, "manuDate");
        details.ExpiresOn = Agreed(rows, "expyEnd");
        details.ProducerName = Agreed(rows, "prodentpName");
        details.DeclaredTotal = Total(rows);
    }

    public static ProductReference Product(SourceRow row) =>
        new() { NhsaCode = row["medListCodg"], Barcode = row["drugProdBarc"] };

    private static string Agreed(IEnumerable<SourceRow> rows, string field)
    {
        var values = rows.Select(row => row[field]).Where(value => value.Length > 0).Distinct().Take(2).ToList();
        return values.Count == 1 ? values[0] : "";
    }

    // One total for each of the goods. What is no number is passed on as it is where it stands alone: the server names it.
    private static string Total(IEnumerable<SourceRow> rows)
    {
        var totals = rows
            .DistinctBy(row => (row["medListCodg"], row["drugProdBarc"], row["manuLotnum"]))
            .Select(row => row["totlCnt"])
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

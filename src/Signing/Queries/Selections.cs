using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Queries;

/// <summary>What queries and exports select codes by.</summary>
internal static class Selections
{
    /// <summary>By production lot.</summary>
    public static CodeSelection Lot(ObjectValues values) => new()
    {
        Lot = new LotSelection { LotNumber = values.Of("lot_number"), Product = Product(values) },
    };

    /// <summary>By the days of the upload.</summary>
    public static CodeSelection UploadDays(ObjectValues values)
    {
        var first = values.Of("first_day");
        return new CodeSelection
        {
            UploadDays = first.Length > 0
                ? new UploadDaysSelection { FirstDay = first, LastDay = values.Of("last_day") }
                : new UploadDaysSelection { FirstDay = values.Of("upload_day") },
        };
    }

    /// <summary>The product as the standard's uploads know it; null when none is named.</summary>
    public static ProductReference? Product(ObjectValues values)
    {
        var (nhsaCode, barcode) = (values.Of("nhsa_code"), values.Of("barcode"));
        return nhsaCode.Length + barcode.Length == 0 ? null : new ProductReference { NhsaCode = nhsaCode, Barcode = barcode };
    }
}

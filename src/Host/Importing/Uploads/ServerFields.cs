using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>The columns that people know for the fields that the server names.</summary>
internal static class ServerFields
{
    private static readonly Dictionary<string, string[]> Columns = new()
    {
        ["code"] = ["tracCodg"],
        ["level"] = ["tracPacLv"],
        ["parent"] = ["prntTracCodg"],
        ["pack_mode"] = ["pacStas"],
        ["lot_number"] = ["manuLotnum"],
        ["made_on"] = ["manuDate"],
        ["expires_on"] = ["expyEnd"],
        ["activated_at"] = ["actvTime"],
        ["product"] = ["drugProdBarc", "medListCodg"],
        ["pack_ratio"] = ["pacRatio"],
        ["line"] = ["prodLine"],
        ["workshop"] = ["prodWksp"],
        ["line_manager"] = ["prodDuty"],
        ["action"] = ["chgType"],
        ["event_at"] = ["circTime", "delvTime", "shppTime", "shpTime", "actvTime"],
        ["change_reason"] = ["chgRea"],
        ["document_number"] = ["docNo"],
        ["bill_type"] = ["invType", "shpType"],
        ["shipper"] = ["shpOrgUscc"],
        ["receiver"] = ["shppOrgUscc"],
        ["carrier"] = ["delvEmpUscc"],
        ["circulator"] = ["circOrgUscc"],
        ["quantity"] = ["cnt"],
        ["identifier"] = ["tracCodg"],
        ["rejected"] = ["rejTracCodg", "tracCodg"],
        ["executor"] = ["exctPsn"],
        ["supervisor"] = ["spvPsn"],
        ["shipping_note"] = ["shpSinNo"],
        ["nhsa_code"] = ["medListCodg"],
        ["barcode"] = ["drugProdBarc"],
        ["package_levels"] = ["pacLv"],
        ["effective_flag"] = ["valiFlag"],
    };

    /// <summary>The column and its Chinese name; the field as it is where no column stands for it.</summary>
    public static (string Column, string NameZh) Find(UploadKind kind, string field)
    {
        var column = Array.Find(Columns.GetValueOrDefault(field, [field]), one => UploadFields.IndexOf(kind, one) >= 0);
        return column is null ? (field, "") : (column, UploadFields.Get(kind, column).NameZh);
    }
}

using TraceEngine.Contracts.Tests.Uploads.Mapping;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Host.Importing.Uploads;

namespace TraceEngine.Host.Tests.Importing.Uploads;

/// <summary>Rows as files have them.</summary>
internal static class SampleRows
{
    public const string Producer = "91110000600001760P";
    public const string Buyer = "91310000600001760X";

    public static WireRow Row(long number, params ReadOnlySpan<(string Field, string Value)> values) =>
        new(number, values);

    public static WireRow Shipping(
        long number, string code, string document = "FH-1", string lot = "L1", string total = "10") => Row(
        number,
        ("docNo", document),
        ("shpSinNo", "HD-1"),
        ("shpType", "201"),
        ("shpOrgUscc", Producer),
        ("shpOrgName", "示例药业"),
        ("shppOrgUscc", Buyer),
        ("shppOrgName", "示例医药"),
        ("shpTime", "2026-01-31 08:00:00"),
        ("medListCodg", "XA01BAB001A001010100001"),
        ("manuLotnum", lot),
        ("totlCnt", total),
        ("tracCodg", code));

    public static WireRow Code(long number, string change, string code, params ReadOnlySpan<(string Field, string Value)> more)
    {
        var values = new List<(string, string)>
        {
            ("docNo", "JH-1"),
            ("chgType", change),
            ("tracCodg", code),
            ("medListCodg", "XA01BAB001A001010100001"),
            ("drugProdBarc", "6901234567892"),
            ("manuLotnum", "L1"),
            ("manuDate", "2026-01-01"),
            ("expyEnd", "2028-01-01"),
            ("actvTime", "2026-01-31 08:00:00"),
            ("tracPacLv", "1"),
        };
        values.AddRange(more);
        return Row(number, [.. values]);
    }

    public static UploadPlan Plan(UploadKind kind, params IEnumerable<WireRow> rows)
    {
        var planner = new UploadPlanner(kind);
        foreach (var row in rows)
        {
            planner.Add(row.Of(kind));
        }

        return planner.Finish();
    }
}

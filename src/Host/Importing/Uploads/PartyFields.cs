using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>The blocks of a flow document that name enterprises.</summary>
internal static class PartyFields
{
    public static Party? Shipper(SourceRow row) => Party(
        row["shpOrgUscc"], row["shpOrgName"], row["shpAddr"], row["shpCter"], row["shpTime"], row["shpStas"]);

    public static Party? Receiver(SourceRow row) => Party(
        row["shppOrgUscc"], row["shppOrgName"], row["shppAddr"], row["shppCter"], row["shppTime"], row["shppStas"]);

    public static Party? Carrier(SourceRow row) => Party(row["delvEmpUscc"], row["delvEmp"], "", "", row["delvTime"], "");

    public static Party? Circulator(SourceRow row) => Party(row["circOrgUscc"], row["circOrgName"], "", "", row["circTime"], "");

    private static Party? Party(string creditCode, string name, string address, string handler, string time, string state) =>
        creditCode.Length == 0 && name.Length == 0
            ? null
            : new Party
            {
                CreditCode = creditCode,
                Name = name,
                Address = address,
                Handler = handler,
                EventAt = UploadTime.ToTimestamp(time),
                DeclaredState = state,
            };
}

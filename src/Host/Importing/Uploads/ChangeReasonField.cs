namespace TraceEngine.Host.Importing.Uploads;

/// <summary>Why goods went back: the upload has no field of its own for it, so the nearest that is filled counts.</summary>
internal static class ChangeReasonField
{
    public static string Of(SourceRow row, string billType) => billType is "103" or "116" or "202" or "237"
        ? row.First("chgRea", "chkRea", "memo")
        : row["chgRea"];
}

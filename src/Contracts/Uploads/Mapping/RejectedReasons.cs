namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>A document with rejected codes must say what did not agree; uploads often say it of their codes only.</summary>
public static class RejectedReasons
{
    private const int MostCharacters = 500;

    /// <summary>The different reasons of the rejected codes, one after the other; empty when there are none.</summary>
    public static string Of(IEnumerable<UploadedRow> rows)
    {
        var reasons = rows.Where(row => row.Sort == RowSort.Rejected && row.Reason.Length > 0).Select(row => row.Reason);
        var all = string.Join("；", reasons.Distinct());
        return all.Length <= MostCharacters ? all : all[..MostCharacters];
    }
}

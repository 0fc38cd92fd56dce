using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.Tables;

namespace TraceEngine.Files.Recognition;

/// <summary>
/// Says which upload a table is by its columns: the only one whose required columns are all there, else the one of those that
/// knows most columns; never one of several that fit alike.
/// </summary>
internal static class KindRecognition
{
    /// <summary>Decides.</summary>
    /// <param name="preview">The first rows.</param>
    /// <param name="named">What the person named; null = nothing.</param>
    /// <param name="defaults">Values for columns that may be missing.</param>
    /// <param name="refusal">Why the table cannot be read; null when it can.</param>
    /// <returns>The upload; null when it is not clear.</returns>
    public static UploadKind? Decide(
        TablePreview preview, UploadKind? named, IReadOnlyDictionary<string, string> defaults, out UploadFileException? refusal)
    {
        refusal = null;
        if (named is not null && preview.HintsKind is { } hinted && hinted != named)
        {
            refusal = KindFaults.OtherKind(named.Value, hinted);
            return hinted;
        }

        if (preview.KnownCount == 0)
        {
            refusal = KindFaults.NoColumnKnown(preview.Headings);
            return named;
        }

        if ((named ?? preview.HintsKind) is { } told)
        {
            refusal = MissingFault(told, preview, defaults);
            return told;
        }

        return DecideByColumns(preview, defaults, out refusal);
    }

    private static UploadKind? DecideByColumns(
        TablePreview preview, IReadOnlyDictionary<string, string> defaults, out UploadFileException? refusal)
    {
        refusal = null;
        var known = UploadKinds.All.ToDictionary(kind => kind, kind => ColumnMap.Count(kind, preview.Headings));
        var complete = UploadKinds.All.Where(kind => Missing(kind, preview, defaults).Count == 0).ToList();
        var isComplete = complete.Count > 0;
        var from = isComplete ? complete : [.. UploadKinds.All];
        var most = from.Max(kind => known[kind]);
        var best = from.Where(kind => known[kind] == most).ToList();
        if (best.Count > 1)
        {
            refusal = isComplete
                ? KindFaults.Unclear(best)
                : KindFaults.UnclearAndMissing(best, preview.Headings, kind => Missing(kind, preview, defaults));
            return null;
        }

        refusal = isComplete ? null : MissingFault(best[0], preview, defaults);
        return best[0];
    }

    private static UploadFileException? MissingFault(
        UploadKind kind, TablePreview preview, IReadOnlyDictionary<string, string> defaults)
    {
        var missing = Missing(kind, preview, defaults);
        return missing.Count == 0 ? null : KindFaults.MissingColumns(kind, missing, preview.Headings);
    }

    private static IReadOnlyList<UploadField> Missing(
        UploadKind kind, TablePreview preview, IReadOnlyDictionary<string, string> defaults) =>
        ColumnMap.MissingUnder(kind, preview.Headings, defaults);
}

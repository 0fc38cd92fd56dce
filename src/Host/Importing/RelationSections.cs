using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Lots;
using TraceEngine.Files.Relation;

namespace TraceEngine.Host.Importing;

/// <summary>
/// Makes the header of a section from what a relation file says of a lot. The same file always gives the same headers.
/// </summary>
internal static class RelationSections
{
    // Relation XML has no time of activation. The day of manufacture is in the file, so that it is the same whenever and wherever
    // the file is read again; the file's own time would change with a copy.
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    public static ActivationHeader Header(RelationHeader? relation, RelationLot? lot, DateTimeOffset? activatedAt)
    {
        var header = new ActivationHeader
        {
            Product = new ProductReference { ProductCode = relation?.ProductCode ?? string.Empty },
            LotNumber = lot?.LotNumber ?? string.Empty,
            MadeOn = lot?.MadeDate ?? string.Empty,
            ExpiresOn = lot?.ExpiryDate ?? string.Empty,
            Line = lot?.LineName ?? string.Empty,
            Workshop = lot?.Workshop ?? string.Empty,
            LineManager = lot?.LineManager ?? string.Empty,
            PackRatio = relation?.Cascade ?? string.Empty,
        };
        if ((activatedAt ?? StartOfDay(lot?.MadeDate)) is { } at)
        {
            header.ActivatedAt = Timestamp.FromDateTimeOffset(at);
        }

        return header;
    }

    /// <summary>
    /// Whether the server is likely to refuse this header. A bad header refuses the whole batch, so its rows travel in batches of
    /// their own and take no good lot's rows with them.
    /// </summary>
    public static bool IsDoubtful(ActivationHeader header) =>
        !LotNumber.TryParse(header.LotNumber, out _)
        || !LotDate.TryParseMade(header.MadeOn, out var made)
        || !LotDate.TryParseExpiry(header.ExpiresOn, out var expires)
        || expires.Day <= made.Day
        || header.ActivatedAt is null
        || new[] { header.Line, header.Workshop, header.LineManager, header.PackRatio }.Any(text => text.Length > 50);

    private static DateTimeOffset? StartOfDay(string? made) => LotDate.TryParseMade(made, out var date)
        ? new DateTimeOffset(date.Day.ToDateTime(TimeOnly.MinValue), ChinaOffset)
        : null;
}

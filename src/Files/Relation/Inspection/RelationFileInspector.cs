using TraceEngine.Contracts.Digests;

namespace TraceEngine.Files.Relation.Inspection;

/// <summary>
/// Looks a relation file over before it is imported: one pass gives its digest, its size in rows, its lots and what each package
/// level's codes show. Memory stays under 80 MB whatever the size of the file.
/// </summary>
public static class RelationFileInspector
{
    private const int RowsBetweenReports = 1 << 14;

    /// <summary>Inspects a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="progress">Told the bytes read so far every 16,384 rows.</param>
    /// <param name="cancellation">Stops the pass.</param>
    /// <returns>The facts; a file that breaks off gives those up to there, with its fault.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RelationInspection Inspect(
        string path, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        return Inspect(file, progress, cancellation);
    }

    /// <summary>Inspects a stream from where it stands to its end; leaves it open.</summary>
    /// <param name="content">The content.</param>
    /// <param name="progress">Told the bytes read so far every 16,384 rows.</param>
    /// <param name="cancellation">Stops the pass.</param>
    public static RelationInspection Inspect(
        Stream content, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        using var digest = new DigestStream(content);
        using var reader = new RelationReader(digest, leaveOpen: true);
        var tally = new RelationTally();
        RelationFormatException? fault = null;
        try
        {
            while (reader.Read())
            {
                Count(reader, tally);
                if (reader.RowsRead % RowsBetweenReports == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress?.Report(digest.ByteCount);
                }
            }
        }
        catch (RelationFormatException found)
        {
            fault = found;
        }

        var sha256 = digest.Complete();
        progress?.Report(digest.ByteCount);
        return tally.ToInspection(sha256, digest.ByteCount, reader.RowsRead, reader.Notes, fault);
    }

    private static void Count(RelationReader reader, RelationTally tally)
    {
        switch (reader.Kind)
        {
            case RelationItemKind.Relation:
                tally.AddHeader(reader.Relation!);
                break;
            case RelationItemKind.Lot:
                tally.OpenLot(reader.Relation, reader.Lot!);
                break;
            default:
                tally.AddRow(reader.Code);
                break;
        }
    }
}

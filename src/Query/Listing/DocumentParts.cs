using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace TraceEngine.Query.Listing;

/// <summary>Reads the codes of a document as they were sent.</summary>
internal sealed class DocumentParts(IOptions<QueryOptions> options)
{
    // Ingest fills rows up to about 1,600 bytes: a hundred codes.
    private const int CodesPerRow = 100;

    /// <summary>The codes in pieces as large as the reading wants.</summary>
    /// <param name="run">The reading.</param>
    /// <param name="documentId">The document.</param>
    /// <param name="after">Section, row and place behind which to begin.</param>
    /// <param name="lastSection">Section after which to end.</param>
    /// <param name="ct">Stops reading.</param>
    public async IAsyncEnumerable<IReadOnlyList<NamedCode>> ReadAsync(
        ListRun run,
        byte[] documentId,
        (long Section, int Ordinal, int Offset) after,
        long lastSection,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var pieceSize = Math.Min(run.RowsWanted, options.Value.KeysPerStatement);
        var piece = new List<NamedCode>(pieceSize);
        var rowsAtMost = (pieceSize / CodesPerRow) + 2;
        for (var rows = await NextAsync(run, documentId, after, lastSection, rowsAtMost, ct); rows.Count > 0;)
        {
            foreach (var (section, ordinal, codes) in rows)
            {
                var first = section == after.Section && ordinal == after.Ordinal ? after.Offset + 1 : 0;
                for (var offset = first; offset < codes.Length; offset++)
                {
                    piece.Add(new NamedCode(codes[offset], section, ordinal, offset));
                    if (piece.Count == pieceSize)
                    {
                        yield return piece;
                        piece = new List<NamedCode>(pieceSize);
                    }
                }
            }

            var last = rows[^1];
            after = (last.Section, last.Ordinal, last.Codes.Length - 1);
            rows = rows.Count < rowsAtMost ? [] : await NextAsync(run, documentId, after, lastSection, rowsAtMost, ct);
        }

        yield return piece;
    }

    private static async Task<List<(long Section, int Ordinal, byte[][] Codes)>> NextAsync(
        ListRun run,
        byte[] documentId,
        (long Section, int Ordinal, int Offset) after,
        long lastSection,
        int atMost,
        CancellationToken ct)
    {
        var rows = new List<(long Section, int Ordinal, byte[][] Codes)>();
        await using var command = ListingCommands.ListDocumentParts(
            run.Connection, documentId, after.Section, after.Ordinal, lastSection, atMost);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add((reader.GetInt64(0), reader.GetInt32(1), reader.GetFieldValue<byte[][]>(2)));
        }

        return rows;
    }
}

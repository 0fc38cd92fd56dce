using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Listing;

/// <summary>The codes that a document names, as they were sent: by section, row and place in the row.</summary>
internal sealed class DocumentCodes(
    DocumentParts parts, NamedCodeRows rows, IOptions<QueryOptions> options, Guid documentId, bool isOwn) : ICodeSource
{
    public async IAsyncEnumerable<IReadOnlyList<ListedCode>> ReadAsync(
        ListRun run, ListPosition? after, [EnumeratorCancellation] CancellationToken ct)
    {
        var (ordinal, offset) = after?.Place() ?? (int.MinValue, -1);
        var start = (after?.Major ?? long.MinValue, ordinal, offset);
        await foreach (var piece in parts.ReadAsync(run, LineageRows.ToBytes(documentId), start, long.MaxValue, ct))
        {
            yield return await rows.ReadAsync(run, piece, PositionOf, keepsUnseen: isOwn, ct);
            if (!isOwn && run.EndsAfter(piece.Count, options.Value.Listing.ForeignCodesAtMost, () => PositionOf(piece[^1])))
            {
                yield break;
            }
        }
    }

    private static ListPosition PositionOf(NamedCode code) =>
        ListPosition.OfPlace(code.SectionId, 0, code.Ordinal, code.Offset);
}

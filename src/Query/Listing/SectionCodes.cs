using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace TraceEngine.Query.Listing;

/// <summary>
/// Reads the codes of sections that activated, by section and key. There is no index for that order and none is wanted on the
/// largest table: a section's codes lie in a few block ranges, so each statement reads some sections whole and keeps what fits.
/// </summary>
internal sealed class SectionCodes(ScopeReader scope, IOptions<QueryOptions> options)
{
    // Before the first key of a section.
    private static readonly byte[] FirstKey = [];

    /// <summary>The codes of sections that the caller sees.</summary>
    /// <param name="run">The reading.</param>
    /// <param name="major">First part of the positions.</param>
    /// <param name="sections">In the order of their ids.</param>
    /// <param name="after">Section and code behind which to begin; its section is the first one, or not among them.</param>
    /// <param name="ct">Stops reading.</param>
    public async IAsyncEnumerable<IReadOnlyList<ListedCode>> ReadAsync(
        ListRun run,
        long major,
        IEnumerable<ListSection> sections,
        (long Section, byte[] Key)? after,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var open = new Queue<ListSection>(sections);
        var behind = after ?? (long.MinValue, FirstKey);
        var atMost = Math.Min(run.RowsWanted, options.Value.KeysPerStatement);
        while (open.Count > 0)
        {
            var isForeign = open.Peek().EnterpriseId != run.Caller.EnterpriseId;
            var taken = Take(open, isForeign, run.Caller.EnterpriseId, atMost);
            var codes = await ReadAsync(run, taken, behind, atMost, ct);
            while (codes.Count > 0)
            {
                behind = (codes[^1].SectionId, codes[^1].Key);
                yield return await ListAsync(run, major, codes, isForeign, ct);
                if (isForeign && run.EndsAfter(codes.Count, options.Value.Listing.ForeignCodesAtMost, Behind))
                {
                    yield break;
                }

                codes = codes.Count < atMost ? [] : await ReadAsync(run, taken, behind, atMost, ct);
            }

            // Codes of others may all be out of scope: the longer none is found, the more are looked at in one go.
            atMost = isForeign ? Math.Min(atMost * 2, options.Value.KeysPerStatement) : atMost;
        }

        ListPosition Behind() => new(major, behind.Section, behind.Key);
    }

    /// <summary>Sections of the caller, or of others, until their batches may have enough codes.</summary>
    private static long[] Take(Queue<ListSection> open, bool isForeign, long callerId, int atMost)
    {
        var taken = new List<long>();
        for (var rows = 0L; rows < atMost && open.TryPeek(out var next) && (next.EnterpriseId != callerId) == isForeign;)
        {
            taken.Add(open.Dequeue().Id);
            rows += next.RowsAtMost;
        }

        return [.. taken];
    }

    private static async Task<List<StoredCode>> ReadAsync(
        ListRun run, long[] sections, (long Section, byte[] Key) behind, int atMost, CancellationToken ct)
    {
        var codes = new List<StoredCode>();
        await using var command = ListingCommands.ListSectionCodes(
            run.Connection, sections, behind.Section, behind.Key, run.Level, atMost);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            codes.Add(StoredCode.Of(reader));
        }

        return codes;
    }

    private async Task<IReadOnlyList<ListedCode>> ListAsync(
        ListRun run, long major, List<StoredCode> codes, bool isForeign, CancellationToken ct)
    {
        await run.Origins.LoadAsync(run.Connection, codes.Select(code => code.SectionId), ct);
        var inScope = isForeign ? await scope.FindAsync(run.Connection, run.Caller, codes, run.Origins, ct) : null;
        var rows = new List<ListedCode>(codes.Count);
        foreach (var code in codes.Where(code => inScope is null || inScope.Contains(code.Key)))
        {
            var origin = run.Origins[code.SectionId];
            rows.Add(new ListedCode
            {
                Position = new ListPosition(major, code.SectionId, code.Key),
                Key = code.Key,
                Code = code,
                Origin = origin,
                UploadedAt = run.Origins.UploadOf(origin.Batch).UploadedAt,
            });
        }

        return rows;
    }
}

using System.Runtime.CompilerServices;
using Npgsql;

namespace TraceEngine.Query.Listing;

/// <summary>The keys of a selection, for what is done with all of its codes.</summary>
internal sealed class CodeSelector(ListTargetFinder finder)
{
    /// <summary>
    /// The keys that an enterprise selects, each once, in the order of the list. None when nothing of it is in scope: the
    /// selection does not exist for it then, unless <see cref="FindAsync"/> says otherwise.
    /// </summary>
    /// <param name="connection">Where to read; in a snapshot, the keys are of that snapshot.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="target">What <see cref="FindAsync"/> found.</param>
    /// <param name="wanted">Which codes.</param>
    /// <param name="atMost">Most keys.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public async IAsyncEnumerable<byte[]> ReadKeysAsync(
        NpgsqlConnection connection,
        ListCaller caller,
        ListTarget target,
        Wanted wanted,
        int atMost,
        [EnumeratorCancellation] CancellationToken ct)
    {
        if (target.Source is null || atMost <= 0)
        {
            yield break;
        }

        var left = atMost;
        var after = default(ListPosition);
        do
        {
            var run = new ListRun(connection, caller, wanted.Level, left);
            await foreach (var piece in target.Source.ReadAsync(run, after, ct))
            {
                foreach (var row in piece.Take(left))
                {
                    yield return row.Key;
                }

                left -= Math.Min(left, piece.Count);
                if (left == 0)
                {
                    yield break;
                }
            }

            // Where a page would have been cut short, all of the list goes on.
            after = run.CutAt;
        }
        while (after is not null);
    }

    /// <summary>What a selection means for an enterprise: not there, one of several lots, or a list.</summary>
    public Task<ListTarget> FindAsync(NpgsqlConnection connection, ListCaller caller, Wanted wanted, CancellationToken ct) =>
        finder.FindAsync(connection, caller, wanted, ct);
}

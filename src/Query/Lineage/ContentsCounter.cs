using Microsoft.Extensions.Options;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Lineage;

/// <summary>
/// Counts what is inside many packages. Small ones of one level are walked together: their round trips are what they cost. Where
/// they turn out to hold more than the node budget, each is walked by itself, as large ones are.
/// </summary>
internal sealed class ContentsCounter(ContentsWalk walk, IOptions<QueryOptions> options)
{
    // Until it is known how much is in a package of a level.
    private const int FirstGroup = 4;

    // Beyond this a walk gains nothing from company and only holds more at a time.
    private const int CodesTogether = 2_000;

    /// <summary>What is inside these packages.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="packages">Codes and their levels; a code may stand here twice.</param>
    /// <param name="ct">Stops counting.</param>
    public async Task<IReadOnlyDictionary<byte[], ContentsCount>> CountAsync(
        FactSession session, IEnumerable<(byte[] Key, int Level)> packages, CancellationToken ct)
    {
        var counts = new Dictionary<byte[], ContentsCount>(KeyComparer.Instance);

        // What has one level is not inside one another: a parent's level is above its child's.
        foreach (var level in packages.GroupBy(package => package.Level, package => package.Key))
        {
            byte[][] keys = [.. level.Distinct(KeyComparer.Instance)];
            var size = FirstGroup;
            for (var start = 0; start < keys.Length;)
            {
                var group = keys.AsMemory(start, Math.Min(size, keys.Length - start)).ToArray();
                await CountGroupAsync(session, group, counts, ct);
                start += group.Length;
                size = GroupOf(group.Average(key => counts[key].ByLevel.Values.Sum()));
            }
        }

        return counts;
    }

    private int GroupOf(double codesInOne) =>
        (int)Math.Clamp(CodesTogether / Math.Max(codesInOne, 1), 1, options.Value.ParentsPerStatement);

    private async Task CountGroupAsync(
        FactSession session, byte[][] keys, Dictionary<byte[], ContentsCount> counts, CancellationToken ct)
    {
        var tallies = Array.ConvertAll(keys, _ => new Tally());

        // By the number of a package in the walk: whose count it belongs to.
        List<Tally> owners = [.. tallies];
        var isTruncated = await walk.WalkAsync(
            session,
            keys,
            maxDepth: 0,
            items =>
            {
                foreach (var item in items)
                {
                    var tally = owners[item.ParentIndex];
                    tally.Add(item);
                    owners.Add(tally);
                }

                return ValueTask.CompletedTask;
            },
            ct);
        if (isTruncated && keys.Length > 1)
        {
            // Which of them went over the budget is not known, and each has one of its own.
            foreach (var key in keys)
            {
                await CountGroupAsync(session, [key], counts, ct);
            }

            return;
        }

        for (var index = 0; index < keys.Length; index++)
        {
            counts[keys[index]] = tallies[index].ToCount(isTruncated);
        }
    }

    private sealed class Tally
    {
        private readonly Dictionary<int, long> _byLevel = [];
        private long _direct;

        public void Add(ContentsItem item)
        {
            _byLevel[item.Level] = _byLevel.GetValueOrDefault(item.Level) + 1;
            _direct += item.Depth == 1 ? 1 : 0;
        }

        public ContentsCount ToCount(bool isTruncated) => new(_direct, _byLevel, isTruncated);
    }
}

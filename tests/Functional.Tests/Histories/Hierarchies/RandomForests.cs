using FsCheck;
using FsCheck.Fluent;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Histories.Hierarchies;

/// <summary>Random batches of edges: cycles, orphans, parents that come later, codes that are packed elsewhere.</summary>
internal static class RandomForests
{
    private const int RowsOfABatch = 7;
    private const int NumbersOfARow = 4;
    private const int Size = 50;

    private static Gen<int[]> Numbers { get; } = Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), RowsOfABatch * NumbersOfARow);

    /// <summary>So many forests of a seed, each a list of batches.</summary>
    public static IReadOnlyList<IReadOnlyList<ForestBatch>> Sample(ulong seed, int count) =>
    [
        .. Gen.NonEmptyListOf(Numbers).Sample(count, new Rnd(seed), Size)
            .Select(batches => batches.Take(12).Select((numbers, index) => BatchOf(numbers, index)).ToList()),
    ];

    private static ForestBatch BatchOf(int[] numbers, int index)
    {
        var draws = new Draws(numbers);
        PackagingAction? action = index < 2 || draws.Percent(40)
            ? null
            : draws.Percent(60) ? PackagingAction.Repack : PackagingAction.Pack;
        var rows = new List<ForestRow>();
        while (rows.Count < RowsOfABatch - 1)
        {
            var child = draws.Below(Forest.Size);
            var prefix = new ForestCode(child).PrefixLevel;
            var level = action is not null ? 0 : prefix > 0 ? prefix : 1 + draws.Below(2);
            int? parent = action is null && draws.Percent(25) ? null : draws.Below(Forest.Size);

            // A code twice in a batch is another test's.
            if (rows.TrueForAll(row => row.Child != child))
            {
                rows.Add(new ForestRow(child, level, parent));
            }
            else
            {
                break;
            }
        }

        return new ForestBatch(action, rows);
    }
}

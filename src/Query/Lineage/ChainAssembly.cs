using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Codes;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Lineage;

/// <summary>Puts the chain of one code together from a loaded scene, then counts what is inside its packages.</summary>
internal sealed class ChainAssembly(ContentsCounter contents, IOptions<QueryOptions> options, QueryLog log)
{
    // Nothing is inside the smallest package: admission demands that a parent's level is above its child's.
    private const int SmallestLevel = 1;

    private static readonly ContentsCount Nothing = new(0, new Dictionary<int, long>(), IsTruncated: false);

    /// <summary>The chain but for what is inside.</summary>
    public ChainFacts Assemble(TrailNode node, SectionFacts section, ChainEvents events)
    {
        var (scene, row) = (events.Scene, node.Row!);
        var goods = section.Goods
            ?? throw new InvalidOperationException($"Section {section.Id} has codes but no product or lot.");
        var product = scene.Products[goods.Product];
        return new ChainFacts
        {
            Node = node,
            Row = row,
            Section = section,
            Upload = scene.Uploads.GetValueOrDefault(section.Upload)
                ?? throw new InvalidOperationException($"Section {section.Id} has codes but its batch is not in the ledger."),
            Activator = scene.Enterprises[section.EnterpriseId],
            Product = product,
            CurrentProduct =
                scene.Products[goods.Product with { Version = scene.CurrentVersions[goods.Product.ProductId] }],
            Lot = scene.Lots[goods.LotId],
            Level = product.LevelOf(node.Key, row.Level),
            Path = Path(scene, node),
            Contents = Nothing,
            Status = CodeStatuses.Of((LifeState)row.State, events.Visits),
        };
    }

    /// <summary>What only further statements tell: what is inside, and the levels of packages that are not activated.</summary>
    public Task CompleteAsync(ChainAnswer?[] answers, FactSession session, CancellationToken ct) =>
        Array.Exists(answers, IsOpenEnded) ? ReadRestAsync(answers, session, ct) : Task.CompletedTask;

    /// <summary>Whether the answer tells more than its scene holds.</summary>
    public static bool IsOpenEnded(ChainAnswer? answer) =>
        answer?.Chain is { } chain && (chain.Row.Level > SmallestLevel || chain.Path is [.., { Row: null }]);

    private async Task ReadRestAsync(ChainAnswer?[] answers, FactSession session, CancellationToken ct)
    {
        var open = await ReadOpenLevelsAsync(answers, session, ct);
        var counts = await contents.CountAsync(session, Packages(answers), ct);
        for (var index = 0; index < answers.Length; index++)
        {
            if (answers[index] is { Chain: { } chain } answer)
            {
                chain = counts.TryGetValue(answer.Key, out var count) ? chain with { Contents = count } : chain;
                chain = chain.Path is [.., { Row: null }] ? NameOpen(chain, open) : chain;
                answers[index] = answer with { Chain = chain };
            }
        }
    }

    private static IEnumerable<(byte[] Key, int Level)> Packages(ChainAnswer?[] answers) =>
        from answer in answers
        let row = answer?.Chain?.Row
        where row?.Level > SmallestLevel
        select (answer.Key, row.Level);

    private List<PathPackage> Path(ChainScene scene, TrailNode node)
    {
        var path = new List<PathPackage>();
        for (var parent = node.Row?.Parent; parent is not null && path.Count < options.Value.DepthLimit;)
        {
            if (KeyComparer.Instance.Equals(parent, node.Key) || Holds(path, parent))
            {
                log.CycleInPath(CodeKey.ToText(node.Key));
                break;
            }

            var row = scene.Graph.Find(parent)?.Row;
            var level = row is not null && scene.Sections[row.SectionId].Goods is { } goods
                ? scene.Products[goods.Product].LevelOf(parent, row.Level)
                : new LevelEntry(row?.Level ?? 0, string.Empty, string.Empty);
            path.Add(new PathPackage(parent, row, level));
            parent = row?.Parent;
        }

        return path;
    }

    // No set: a path has a handful of packages.
    private static bool Holds(List<PathPackage> path, byte[] key)
    {
        foreach (var package in path)
        {
            if (KeyComparer.Instance.Equals(package.Key, key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A package that is not activated has a level as far as its prefix tells, for products of the same owner only.
    /// </summary>
    private static ChainFacts NameOpen(ChainFacts chain, Dictionary<string, (long OwnerId, LevelEntry Level)> levels)
    {
        var open = chain.Path[^1];
        return levels.TryGetValue(KeyPrefix.Of(open.Key), out var found)
            && (found.OwnerId == chain.Section.EnterpriseId || found.OwnerId == chain.Product.OwnerId)
                ? chain with { Path = [.. chain.Path.SkipLast(1), open with { Level = found.Level }] }
                : chain;
    }

    private static async Task<Dictionary<string, (long OwnerId, LevelEntry Level)>> ReadOpenLevelsAsync(
        ChainAnswer?[] answers, FactSession session, CancellationToken ct)
    {
        var prefixes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            if (answer?.Chain?.Path is [.., { Row: null } open])
            {
                prefixes.Add(KeyPrefix.Of(open.Key));
            }
        }

        prefixes.Remove(string.Empty);
        if (prefixes.Count == 0)
        {
            return [];
        }

        await using var command = LineageCommands.ReadPrefixLevels(await session.ConnectionAsync(ct), [.. prefixes]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await LineageRows.ReadPrefixLevelsAsync(reader, ct);
    }
}

using Npgsql;
using TraceEngine.Ingest.Copying.Holding;

namespace TraceEngine.Ingest.Copying.Postgres.Holding;

/// <summary>Finds what is inside packages now: what ever went in, kept if the child's own row still says so.</summary>
internal sealed class ContentsReader(NpgsqlConnection connection, CodeFactReader facts)
{
    private const int KeysPerStatement = 10_000;
    private const int MaxDepth = 16;

    /// <summary>The direct children of each parent; parents with none are not in it.</summary>
    public async Task<Dictionary<byte[], List<CodeFact>>> ChildrenAsync(
        IReadOnlyCollection<byte[]> parents, CancellationToken cancellationToken)
    {
        var candidates = new HashSet<byte[]>(KeyComparer.Instance);
        foreach (var part in parents.Chunk(KeysPerStatement))
        {
            await using var command = new NpgsqlCommand(CopySql.ReadPackedChildren, connection);
            command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = part });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                candidates.UnionWith(reader.GetFieldValue<byte[][]>(1));
            }
        }

        var wanted = parents.ToHashSet(KeyComparer.Instance);
        var children = new Dictionary<byte[], List<CodeFact>>(KeyComparer.Instance);
        foreach (var child in (await facts.ReadAsync(candidates, cancellationToken)).Values)
        {
            if (child.Parent is { } parent && wanted.Contains(parent))
            {
                if (!children.TryGetValue(parent, out var list))
                {
                    children[parent] = list = [];
                }

                list.Add(child);
            }
        }

        return children;
    }

    /// <summary>
    /// Everything inside the packages, to any depth, with the package it was asked for; stops when more than
    /// <paramref name="maxCodes"/> were found inside one of them and tells so by one more.
    /// </summary>
    public async Task<Dictionary<byte[], List<CodeFact>>> AllInsideAsync(
        IReadOnlyCollection<byte[]> packages, int maxCodes, CancellationToken cancellationToken)
    {
        var inside = packages.ToDictionary(package => package, _ => new List<CodeFact>(), KeyComparer.Instance);
        var rootOf = packages.ToDictionary(package => package, package => package, KeyComparer.Instance);
        var frontier = packages.ToList();
        for (var depth = 0; depth < MaxDepth && frontier.Count > 0; depth++)
        {
            var next = new List<byte[]>();
            foreach (var (parent, children) in await ChildrenAsync(frontier, cancellationToken))
            {
                var root = rootOf[parent];
                foreach (var child in children.Where(child => inside[root].Count <= maxCodes && rootOf.TryAdd(child.Code, root)))
                {
                    inside[root].Add(child);
                    next.Add(child.Code);
                }
            }

            frontier = next.FindAll(code => inside[rootOf[code]].Count <= maxCodes);
        }

        return inside;
    }
}

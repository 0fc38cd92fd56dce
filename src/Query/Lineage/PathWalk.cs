using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Contracts.Codes;

namespace TraceEngine.Query.Lineage;

/// <summary>
/// Walks up, one round trip a level: <c>codes.parent</c> is the one truth of where a code is now. Ends at the outermost package,
/// at a parent that is not activated yet, at the depth limit, or where a package comes again.
/// </summary>
internal sealed class PathWalk(IOptions<QueryOptions> options, QueryLog log)
{
    /// <summary>The packages around a code, from the innermost to the outermost.</summary>
    public async Task<List<PathPackage>> WalkAsync(NpgsqlConnection connection, CodeRow code, CancellationToken ct)
    {
        var path = new List<PathPackage>();
        var seen = new HashSet<byte[]>(KeyComparer.Instance) { code.Key };
        for (var parent = code.Parent; parent is not null && path.Count < options.Value.DepthLimit;)
        {
            if (!seen.Add(parent))
            {
                log.CycleInPath(CodeKey.ToText(code.Key));
                break;
            }

            var row = await FindAsync(connection, parent, ct);
            path.Add(new PathPackage(parent, row));
            parent = row?.Parent;
        }

        return path;
    }

    private static async Task<CodeRow?> FindAsync(NpgsqlConnection connection, byte[] key, CancellationToken ct)
    {
        await using var command = LineageCommands.ReadCodes(connection, [key]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await CodeRows.ReadAllAsync(reader, ct)).GetValueOrDefault(key);
    }
}

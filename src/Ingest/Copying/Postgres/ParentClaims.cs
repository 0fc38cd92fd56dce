using Npgsql;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>Who packed into parents that are not active: the first has claimed them.</summary>
internal static class ParentClaims
{
    public static async Task<Dictionary<byte[], HashSet<long>>> ReadAsync(
        NpgsqlConnection connection, byte[][] parents, CancellationToken cancellationToken)
    {
        var claims = new Dictionary<byte[], HashSet<long>>(KeyComparer.Instance);
        if (parents.Length == 0)
        {
            return claims;
        }

        await using var command = new NpgsqlCommand(CopySql.ReadClaims, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = parents });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var parent = reader.GetFieldValue<byte[]>(0);
            if (!claims.TryGetValue(parent, out var claimants))
            {
                claims[parent] = claimants = [];
            }

            claimants.Add(reader.GetInt64(1));
        }

        return claims;
    }
}

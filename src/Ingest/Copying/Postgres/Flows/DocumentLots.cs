using Npgsql;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>The lots that documents name as a whole.</summary>
internal static class DocumentLots
{
    public static async Task<List<long>> ReadAsync(
        NpgsqlConnection connection, byte[][] documentIds, CancellationToken cancellationToken)
    {
        var lots = new List<long>();
        await using var command = new NpgsqlCommand(FlowSql.ReadLotsOfDocuments, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = documentIds });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            lots.Add(reader.GetInt64(0));
        }

        return lots;
    }
}

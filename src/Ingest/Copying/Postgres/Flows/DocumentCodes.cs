using Npgsql;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>Reads all codes of a document.</summary>
internal static class DocumentCodes
{
    public static async Task<List<byte[]>> ReadAsync(
        NpgsqlConnection connection, byte[] documentId, CancellationToken cancellationToken)
    {
        var codes = new List<byte[]>();
        await using var command = new NpgsqlCommand(FlowSql.ReadDocumentCodes, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = documentId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            codes.AddRange(reader.GetFieldValue<byte[][]>(0));
        }

        return codes;
    }
}

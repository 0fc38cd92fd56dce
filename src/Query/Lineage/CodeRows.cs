using Npgsql;

namespace TraceEngine.Query.Lineage;

/// <summary>Reads rows of <c>codes</c>.</summary>
internal static class CodeRows
{
    /// <summary>The rows of the current result, by key.</summary>
    public static async Task<Dictionary<byte[], CodeRow>> ReadAllAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        var rows = new Dictionary<byte[], CodeRow>(KeyComparer.Instance);
        while (await reader.ReadAsync(ct))
        {
            var row = Read(reader);
            rows.Add(row.Key, row);
        }

        return rows;
    }

    // Rows are buffered whole: reading their columns never waits.
    private static CodeRow Read(NpgsqlDataReader reader) => new(
        reader.GetFieldValue<byte[]>(0),
        reader.GetInt64(1),
        reader.GetInt16(2),
        reader.GetInt16(3) == 0,
        reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4));
}

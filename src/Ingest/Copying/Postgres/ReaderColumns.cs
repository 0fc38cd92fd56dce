using Npgsql;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>Columns that may be null; the row is in memory, so nothing waits.</summary>
internal static class ReaderColumns
{
    public static byte[]? BytesOrNull(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

    public static long? Int64OrNull(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static string? TextOrNull(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);
}

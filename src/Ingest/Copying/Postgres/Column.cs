using Npgsql;
using NpgsqlTypes;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>A column of values as one array parameter.</summary>
internal static class Column
{
    public static NpgsqlParameter<T[]> Of<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | type };
}

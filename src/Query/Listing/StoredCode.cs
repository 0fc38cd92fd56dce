using Npgsql;
using TraceEngine.Contracts.Codes;

namespace TraceEngine.Query.Listing;

/// <summary>A code as its table holds it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="SectionId">The section that activated it.</param>
/// <param name="Level">Package level, 1 = smallest.</param>
/// <param name="State">Whether it is live, and if not what ended it.</param>
/// <param name="Parent">Key of the package it is in now; null when it is in none.</param>
internal sealed record StoredCode(byte[] Key, long SectionId, int Level, LifeState State, byte[]? Parent)
{
    /// <summary>The current row. Rows are buffered whole: reading their columns never waits.</summary>
    public static StoredCode Of(NpgsqlDataReader row) => new(
        row.GetFieldValue<byte[]>(1),
        row.GetInt64(0),
        row.GetInt16(2),
        (LifeState)row.GetInt16(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4));
}

using Npgsql;

namespace TraceEngine.Query.Lineage;

/// <summary>Binds the statements of this folder to their parameters.</summary>
internal static class LineageCommands
{
    public static NpgsqlCommand ReadPackagings(NpgsqlConnection connection, byte[][] parents) =>
        new(LineageSql.ReadPackagings, connection) { Parameters = { Of(parents) } };

    public static NpgsqlCommand ReadChildren(NpgsqlConnection connection, byte[][] keys) =>
        new(LineageSql.ReadChildren, connection) { Parameters = { Of(keys) } };

    public static NpgsqlCommand ReadPaths(NpgsqlConnection connection, byte[][] keys) =>
        new(LineageSql.ReadPaths, connection) { Parameters = { Of(keys) } };

    /// <summary>The codes with the packages around them, then what they are: in one round trip.</summary>
    public static NpgsqlBatch ReadUnseen(NpgsqlConnection connection, byte[][] keys, int depthLimit) => new(connection)
    {
        BatchCommands =
        {
            new NpgsqlBatchCommand(LineageSql.ReadUnseenPaths) { Parameters = { Of(keys), Of(depthLimit) } },
            new NpgsqlBatchCommand(LineageSql.ReadUnseenGoods) { Parameters = { Of(keys) } },
        },
    };

    /// <summary>What the codes were in, then their replacements.</summary>
    public static NpgsqlBatch ReadChanges(NpgsqlConnection connection, byte[][] keys) => new(connection)
    {
        BatchCommands =
        {
            new NpgsqlBatchCommand(LineageSql.ReadFormerParents) { Parameters = { Of(keys) } },
            new NpgsqlBatchCommand(LineageSql.ReadReplacements) { Parameters = { Of(keys) } },
        },
    };

    public static NpgsqlCommand ReadPrefixLevels(NpgsqlConnection connection, string[] prefixes) =>
        new(LineageSql.ReadPrefixLevels, connection) { Parameters = { Of(prefixes) } };

    /// <summary>Places, former places, documents and holders of the codes: in this order, in one round trip.</summary>
    public static NpgsqlBatch ReadTrail(NpgsqlConnection connection, byte[][] keys) => new(connection)
    {
        BatchCommands =
        {
            new NpgsqlBatchCommand(LineageSql.ReadPlaces) { Parameters = { Of(keys) } },
            new NpgsqlBatchCommand(LineageSql.ReadFormerParents) { Parameters = { Of(keys) } },
            new NpgsqlBatchCommand(LineageSql.ReadFlowItems) { Parameters = { Of(keys) } },
            new NpgsqlBatchCommand(LineageSql.ReadHolders) { Parameters = { Of(keys) } },
        },
    };

    public static NpgsqlCommand ReadFlowItems(NpgsqlConnection connection, byte[][] keys) =>
        new(LineageSql.ReadFlowItems, connection) { Parameters = { Of(keys) } };

    public static NpgsqlCommand ReadDocuments(NpgsqlConnection connection, IEnumerable<Guid> documentIds) =>
        new(LineageSql.ReadDocuments, connection) { Parameters = { Of(documentIds.Select(LineageRows.ToBytes).ToArray()) } };

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}

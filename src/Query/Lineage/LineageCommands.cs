using Npgsql;

namespace TraceEngine.Query.Lineage;

/// <summary>Binds the statements of this folder to their parameters.</summary>
internal static class LineageCommands
{
    /// <summary>The rows of the codes, then what was scanned for them: independent, so in one round trip.</summary>
    public static NpgsqlBatch ReadCodesAndTexts(NpgsqlConnection connection, byte[][] keys) => new(connection)
    {
        BatchCommands =
        {
            new NpgsqlBatchCommand(LineageSql.ReadCodes) { Parameters = { Of(keys) } },
            new NpgsqlBatchCommand(LineageSql.ReadCodeTexts) { Parameters = { Of(keys) } },
        },
    };

    public static NpgsqlCommand ReadCodes(NpgsqlConnection connection, byte[][] keys) =>
        new(LineageSql.ReadCodes, connection) { Parameters = { Of(keys) } };

    public static NpgsqlCommand ReadActivation(NpgsqlConnection connection, long sectionId) =>
        new(LineageSql.ReadActivation, connection) { Parameters = { Of(sectionId) } };

    public static NpgsqlCommand ReadPackagings(NpgsqlConnection connection, byte[][] parents) =>
        new(LineageSql.ReadPackagings, connection) { Parameters = { Of(parents) } };

    public static NpgsqlCommand ReadChildren(NpgsqlConnection connection, byte[][] keys) =>
        new(LineageSql.ReadChildren, connection) { Parameters = { Of(keys) } };

    /// <summary>The upload, the levels of the sections, the levels of the prefixes: in this order, in one round trip.</summary>
    public static NpgsqlBatch ReadLabels(
        NpgsqlConnection connection, ActivationFacts activation, long[] sectionIds, string[] prefixes, long[] enterpriseIds) =>
        new(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(LineageSql.ReadUpload)
                {
                    Parameters = { Of(activation.StreamId), Of(activation.Sequence) },
                },
                new NpgsqlBatchCommand(LineageSql.ReadSectionLevels) { Parameters = { Of(sectionIds) } },
                new NpgsqlBatchCommand(LineageSql.ReadPrefixLevels) { Parameters = { Of(prefixes), Of(enterpriseIds) } },
            },
        };

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

    public static NpgsqlCommand ReadSectionTimes(NpgsqlConnection connection, long[] sectionIds) =>
        new(LineageSql.ReadSectionTimes, connection) { Parameters = { Of(sectionIds) } };

    public static NpgsqlCommand ReadLotDocuments(NpgsqlConnection connection, long lotId) =>
        new(LineageSql.ReadLotDocuments, connection) { Parameters = { Of(lotId) } };

    public static NpgsqlCommand ReadReplacements(NpgsqlConnection connection, byte[] key) =>
        new(LineageSql.ReadReplacements, connection) { Parameters = { Of(key) } };

    public static NpgsqlCommand ReadEnterprises(NpgsqlConnection connection, long[] enterpriseIds) =>
        new(LineageSql.ReadEnterprises, connection) { Parameters = { Of(enterpriseIds) } };

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}

using Npgsql;
using TraceEngine.Contracts.Codes;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>Reads rows by their keys, any number of them in one round trip, without an object a row.</summary>
internal sealed class KeyedReads
{
    private readonly byte[] _key = new byte[CodeKey.MaxKeyBytes];
    private readonly byte[] _parent = new byte[CodeKey.MaxKeyBytes];

    /// <summary>Adds the statements that look the keys up, perhaps in one document.</summary>
    public static void Add(NpgsqlBatch batch, string sql, KeyList keys, byte[]? documentId = null)
    {
        for (var part = 0; part < keys.PartCount; part++)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(keys.ToParameter(part));
            if (documentId is not null)
            {
                command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = documentId });
            }

            batch.BatchCommands.Add(command);
        }
    }

    /// <summary>
    /// Reads the results of <see cref="Add"/>; column 0 is the key. The reader stands on the first of them, and afterwards on the
    /// result behind them.
    /// </summary>
    public async Task EachAsync(NpgsqlDataReader reader, KeyList keys, Action<int> found, CancellationToken cancellationToken)
    {
        for (var part = 0; part < keys.PartCount; part++)
        {
            var next = 0;
            while (await reader.ReadAsync(cancellationToken))
            {
                var length = (int)reader.GetBytes(0, 0, _key, 0, _key.Length);
                keys.Each(part, _key.AsSpan(0, length), ref next, found);
            }

            await reader.NextResultAsync(cancellationToken);
        }
    }

    /// <summary>The place in the row that was just read.</summary>
    public FoundPlace Place(NpgsqlDataReader reader, AncestorTable ancestors)
    {
        var outer = reader.IsDBNull(3)
            ? AncestorTable.None
            : ancestors.Add(_parent.AsSpan(0, (int)reader.GetBytes(3, 0, _parent, 0, _parent.Length)));
        return new FoundPlace(reader.GetInt16(1), reader.GetInt16(2), outer);
    }
}

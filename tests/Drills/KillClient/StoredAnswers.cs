using System.Runtime.CompilerServices;
using Google.Protobuf;
using Npgsql;
using TraceEngine.Drills.Kit;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Drills.KillClient;

/// <summary>The answers as the ledger holds them, for batches whose ack reached nobody.</summary>
internal static class StoredAnswers
{
    // The row number of a verdict on the whole batch.
    private const int WholeBatch = -1;

    public static async IAsyncEnumerable<(long Sequence, KnownAnswer Answer)> ReadAsync(
        NpgsqlDataSource database, string stream, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Load(typeof(StoredAnswers).Assembly, "read_stored_answers"));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var rows = reader.GetFieldValue<int[]>(4);
            yield return (reader.GetInt64(0), new KnownAnswer(
                ByteString.CopyFrom(reader.GetFieldValue<byte[]>(1)),
                reader.GetInt32(2),
                reader.GetInt32(3),
                rows,
                rows.Contains(WholeBatch)));
        }
    }
}

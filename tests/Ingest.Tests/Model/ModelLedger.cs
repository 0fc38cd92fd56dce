using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>The ledger as one host reaches it.</summary>
internal sealed class ModelLedger(ModelDatabase database, ModelProcess host) : ILedger
{
    public async Task<StreamRow> OpenAsync(StreamIdentity stream, CancellationToken cancellationToken)
    {
        await EnsureStreamAsync(stream, cancellationToken);
        StreamRow? opened = null;
        await database.RunAsync(host, null, $"open {stream.Name}", () =>
        {
            var stored = database.Stream(stream)!;
            if (stored.LockedBy is { } holder)
            {
                return holder;
            }

            opened = stored.Row = stored.Row with { Epoch = stored.Row.Epoch + 1 };
            database.World.Log($"{host.Name}: {stream.Name} has epoch {opened.Epoch}, next {opened.NextSequence}");
            return null;
        });
        return opened!;
    }

    public Task EnsureStreamAsync(StreamIdentity stream, CancellationToken cancellationToken) =>
        database.RunAsync(host, null, $"ensure {stream.Name}", () =>
        {
            database.Streams.TryAdd(stream.Key, new StoredStream(stream));
            return null;
        });

    public async Task<StreamRow?> ReadStreamAsync(StreamIdentity stream, CancellationToken cancellationToken)
    {
        StreamRow? row = null;
        await database.RunAsync(host, null, $"read {stream.Name}", () =>
        {
            row = database.ReadStream(stream);
            return null;
        });
        return row;
    }

    public async Task<LedgerEntry?> ReadBatchAsync(StreamIdentity stream, long sequence, CancellationToken cancellationToken)
    {
        LedgerEntry? entry = null;
        await database.RunAsync(host, null, $"read {stream.Name}/{sequence}", () =>
        {
            entry = database.ReadBatch(stream, sequence);
            return null;
        });
        return entry;
    }

    public async Task<bool> AnyWrittenAsync(StreamIdentity stream, long beforeSequence, CancellationToken cancellationToken)
    {
        var any = false;
        await database.RunAsync(host, null, $"any written of {stream.Name}", () =>
        {
            any = database.Stream(stream)!.Batches
                .Exists(batch => batch.Entry.Sequence < beforeSequence && batch.Entry.BatchVerdict is null);
            return null;
        });
        return any;
    }

    public async Task<ILedgerTransaction> BeginAsync(LostConnection? lost, CancellationToken cancellationToken)
    {
        await database.RunAsync(host, null, lost is null ? "begin" : $"end tx{lost.ProcessId} and begin", () =>
        {
            if (lost is not null)
            {
                database.Find(lost)?.Terminate();
            }

            return null;
        });
        return database.Begin(host);
    }

    public Task JudgeAsync(Judgement judgement, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The model does not validate only.");
}

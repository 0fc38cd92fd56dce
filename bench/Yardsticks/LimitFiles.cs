using System.Buffers.Binary;
using TraceEngine.Bench.Workloads;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Copying.Postgres;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>
/// The engine's rows as binary COPY files, sorted by key within each transaction of 50,000 codes. Written before anything is
/// timed.
/// </summary>
internal sealed class LimitFiles
{
    private const int ByteaOid = 17;
    private const int KeyBytes = 1 + BatchRows.CodeBytes;

    private readonly string _folder;
    private readonly Workload _workload;

    private LimitFiles(string folder, Workload workload) => (_folder, _workload) = (folder, workload);

    /// <summary>Transactions of each stream.</summary>
    public int Transactions => (_workload.BatchesPerStream + Workload.BatchesPerTransaction - 1) / Workload.BatchesPerTransaction;

    public static LimitFiles Write(string folder, Workload workload)
    {
        Directory.CreateDirectory(folder);
        var files = new LimitFiles(folder, workload);
        for (var stream = 0; stream < Workload.Streams; stream++)
        {
            var transaction = 0;
            foreach (var batches in SeededBatches.Of(workload, stream).Chunk(Workload.BatchesPerTransaction))
            {
                var firstBatch = ((long)stream * workload.BatchesPerStream) + (transaction * Workload.BatchesPerTransaction);
                files.WriteTransaction(stream, transaction++, batches, 1 + firstBatch);
            }
        }

        return files;
    }

    public string Sections(int stream, int transaction) => Path.Combine(_folder, $"{stream}-{transaction}.sections");

    public string Codes(int stream, int transaction) => Path.Combine(_folder, $"{stream}-{transaction}.codes");

    public string Packagings(int stream, int transaction) => Path.Combine(_folder, $"{stream}-{transaction}.packagings");

    private void WriteTransaction(int stream, int transaction, ActivationBatch[] batches, long firstSection)
    {
        var rows = Array.ConvertAll(batches, batch => new BatchRows(batch));
        WriteSections(Sections(stream, transaction), rows, stream, firstSection);
        WriteCodes(Codes(stream, transaction), rows, firstSection);
        WritePackagings(Packagings(stream, transaction), rows, firstSection);
    }

    // Ids are made up: nothing refers to them, and their bytes are as many as the engine's.
    private static void WriteSections(string path, BatchRows[] batches, int stream, long firstSection)
    {
        const int StreamIdBytes = 16;
        const long MicrosecondsSince2000 = 820_454_400_000_000;
        var streamId = new byte[StreamIdBytes];
        streamId[0] = (byte)stream;
        Write(path, batches.Length, (buffer, i) =>
        {
            var header = batches[i].Header;
            buffer.Row(12);
            buffer.Int64(firstSection + i);
            buffer.Bytes(streamId);
            buffer.Int64(firstSection + i);
            buffer.Int64(1);
            buffer.Int64(1);
            buffer.Int32(1);
            buffer.Int64(1);
            buffer.Int64(MicrosecondsSince2000);
            buffer.Text(header.Line);
            buffer.Text(header.Workshop);
            buffer.Text(header.LineManager);
            buffer.Text(header.PackRatio);
        });
    }

    private static void WriteCodes(string path, BatchRows[] batches, long firstSection)
    {
        var places = Sorted(batches, batch => batch.Count, (batch, row) => batch.Code(row));
        Write(path, places.Length, (buffer, i) =>
        {
            var (batch, row) = places[i];
            var parent = batches[batch].ParentOf(row);
            buffer.Row(5);
            buffer.Int64(firstSection + batch);
            buffer.Int16(batches[batch].Level(row));
            buffer.Int16(0);
            Key(buffer, batches[batch].Code(row));
            if (parent < 0)
            {
                buffer.Null();
            }
            else
            {
                Key(buffer, batches[batch].Parent(parent));
            }
        });
    }

    private static void WritePackagings(string path, BatchRows[] batches, long firstSection)
    {
        var children = Array.ConvertAll(batches, Children);
        var places = Sorted(batches, batch => batch.ParentCount, (batch, parent) => batch.Parent(parent));
        Write(path, places.Length, (buffer, i) =>
        {
            var (batch, parent) = places[i];
            var rows = children[batch][parent];
            buffer.Row(6);
            buffer.Int64(firstSection + batch);
            buffer.Int32(parent);
            buffer.Int16(1);
            buffer.Int16(0);
            Key(buffer, batches[batch].Parent(parent));
            buffer.Array(ByteaOid, rows.Count, rows.Count * KeyBytes);
            foreach (var row in rows)
            {
                Key(buffer, batches[batch].Code(row));
            }
        });
    }

    private static List<int>[] Children(BatchRows batch)
    {
        var children = Enumerable.Range(0, batch.ParentCount).Select(_ => new List<int>()).ToArray();
        for (var row = 0; row < batch.Count; row++)
        {
            if (batch.ParentOf(row) is var parent and >= 0)
            {
                children[parent].Add(row);
            }
        }

        return children;
    }

    private delegate ReadOnlySpan<byte> KeyAt(BatchRows batch, int index);

    // By key over the whole transaction.
    private static (int Batch, int Index)[] Sorted(BatchRows[] batches, Func<BatchRows, int> count, KeyAt keyAt)
    {
        var total = batches.Sum(count);
        var keys = new UInt128[total];
        var places = new (int, int)[total];
        var used = 0;
        for (var batch = 0; batch < batches.Length; batch++)
        {
            for (var i = 0; i < count(batches[batch]); i++)
            {
                var key = keyAt(batches[batch], i);
                keys[used] = new UInt128(
                    BinaryPrimitives.ReadUInt64BigEndian(key), BinaryPrimitives.ReadUInt16BigEndian(key[sizeof(ulong)..]));
                places[used++] = (batch, i);
            }
        }

        Array.Sort(keys, places);
        return places;
    }

    private static void Key(CopyBuffer buffer, ReadOnlySpan<byte> packed)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        key[0] = BatchRows.Digits;
        packed.CopyTo(key[1..]);
        buffer.Bytes(key);
    }

    private static void Write(string path, int rows, Action<CopyBuffer, int> row)
    {
        using var file = File.Create(path);
        using var buffer = new CopyBuffer();
        for (var i = 0; i < rows; i++)
        {
            row(buffer, i);
            if (buffer.IsFull)
            {
                file.Write(buffer.Filled.Span);
                buffer.Clear();
            }
        }

        buffer.Trailer();
        file.Write(buffer.Filled.Span);
    }
}

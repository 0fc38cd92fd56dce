using System.Buffers.Binary;
using TraceEngine.Bench.Workloads;
using TraceEngine.Ingest.Copying.Postgres;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>Writes the engine's rows as files for binary COPY, sorted by key.</summary>
internal static class CopyFile
{
    /// <summary>OID of bytea.</summary>
    public const int ByteaOid = 17;

    /// <summary>Bytes of a stored key: the digit count, then packed digits.</summary>
    public const int KeyBytes = 1 + SeededRows.CodeBytes;

    // Ids are made up: nothing refers to them, and their bytes are as many as the engine's.
    private const int StreamIdBytes = 16;
    private const long MicrosecondsSince2000 = 820_454_400_000_000;

    public delegate ReadOnlySpan<byte> KeyAt(SeededRows batch, int index);

    /// <summary>One row for each batch.</summary>
    public static void WriteSections(
        string path, SeededRows[] batches, BatchKind kind, int stream, long firstSection, long enterpriseId, byte[]? documentId)
    {
        var streamId = new byte[StreamIdBytes];
        streamId[0] = (byte)stream;
        var isActivation = kind == BatchKind.Activation;
        Write(path, batches.Length, (buffer, i) =>
        {
            var header = batches[i].Header;
            buffer.Row(14);
            buffer.Int64(firstSection + i);
            buffer.Bytes(streamId);
            buffer.Int64(firstSection + i);
            buffer.Int64(enterpriseId);
            if (isActivation)
            {
                buffer.Int64(1);
                buffer.Int32(1);
                buffer.Int64(1);
            }
            else
            {
                buffer.Null();
                buffer.Null();
                buffer.Null();
            }

            buffer.Int64(MicrosecondsSince2000);
            buffer.Text(isActivation ? header.Line : "");
            buffer.Text(isActivation ? header.Workshop : "");
            buffer.Text(isActivation ? header.LineManager : "");
            buffer.Text(isActivation ? header.PackRatio : "");
            buffer.Int16((short)kind);
            if (documentId is null)
            {
                buffer.Null();
            }
            else
            {
                buffer.Bytes(documentId);
            }
        });
    }

    /// <summary>All codes of the batches.</summary>
    public static void WriteCodes(string path, SeededRows[] batches, long firstSection, bool withParents)
    {
        var places = Sorted(batches, batch => batch.Count, (batch, row) => batch.Code(row));
        Write(path, places.Length, (buffer, i) =>
        {
            var (batch, row) = places[i];
            var parent = withParents ? batches[batch].ParentOf(row) : -1;
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

    /// <summary>One row for each parent with its children.</summary>
    public static void WritePackagings(string path, SeededRows[] batches, long firstSection, PackingAction action)
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
            buffer.Int16((short)action);
            buffer.Int16(0);
            Key(buffer, batches[batch].Parent(parent));
            buffer.Array(ByteaOid, rows.Count, rows.Count * KeyBytes);
            foreach (var row in rows)
            {
                Key(buffer, batches[batch].Code(row));
            }
        });
    }

    /// <summary>Where the rows of several batches are, by key over all of them.</summary>
    public static (int Batch, int Index)[] Sorted(SeededRows[] batches, Func<SeededRows, int> count, KeyAt keyAt)
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

    /// <summary>The stored form of packed digits.</summary>
    public static byte[] Key(ReadOnlySpan<byte> packed) => [SeededRows.Digits, .. packed];

    /// <summary>Writes a file of so many rows.</summary>
    public static void Write(string path, int rows, Action<CopyBuffer, int> row)
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

    /// <summary>A field with the stored form of packed digits.</summary>
    public static void Key(CopyBuffer buffer, ReadOnlySpan<byte> packed)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        key[0] = SeededRows.Digits;
        packed.CopyTo(key[1..]);
        buffer.Bytes(key);
    }

    private static List<int>[] Children(SeededRows batch)
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
}

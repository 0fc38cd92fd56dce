using System.Buffers.Binary;
using System.IO.Compression;

namespace TraceEngine.Files.Unpacking;

/// <summary>
/// Opens ZIP archives after a look at their end: the library reads the whole directory into memory, so its size is judged
/// first.
/// </summary>
internal static class ArchiveDirectory
{
    private const int EndRecordBytes = 22;
    private const int MaxCommentBytes = 65_535;

    /// <summary>An entry's record has 46 bytes and its name; 512 leaves room for long names and extra fields.</summary>
    private const int BytesPerEntry = 512;

    /// <summary>Opens an archive; the stream stays open.</summary>
    /// <exception cref="UploadFileException">It is broken, or has more entries than allowed.</exception>
    public static ZipArchive Open(Stream file, UploadFileOptions options)
    {
        Judge(file, options);
        file.Position = 0;
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > options.MaxArchiveEntries)
            {
                throw UnpackingFaults.TooManyEntries(archive.Entries.Count, options.MaxArchiveEntries);
            }

            return archive;
        }
        catch (InvalidDataException broken)
        {
            throw UnpackingFaults.BrokenWrapping(FileWrapping.Zip, broken);
        }
    }

    /// <summary>The content of an entry, bounded.</summary>
    public static Stream OpenEntry(ZipArchiveEntry entry, long fileBytes, UploadFileOptions options)
    {
        try
        {
            return new BoundedStream(entry.Open(), FileWrapping.Zip, fileBytes, options);
        }
        catch (InvalidDataException broken)
        {
            // Another compression method than DEFLATE, or encrypted.
            throw UnpackingFaults.BrokenWrapping(FileWrapping.Zip, broken);
        }
    }

    private static void Judge(Stream file, UploadFileOptions options)
    {
        var length = (int)Math.Min(file.Length, EndRecordBytes + MaxCommentBytes);
        var tail = new byte[length];
        file.Position = file.Length - length;
        file.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || length - at < EndRecordBytes)
        {
            throw UnpackingFaults.BrokenWrapping(FileWrapping.Zip);
        }

        var entries = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        var directoryBytes = file.Length - length + at - start;
        if (entries > options.MaxArchiveEntries)
        {
            throw UnpackingFaults.TooManyEntries(entries, options.MaxArchiveEntries);
        }

        // A directory that starts nowhere, or that says less about its entries than it has.
        if (directoryBytes < 0 || directoryBytes > (long)options.MaxArchiveEntries * BytesPerEntry)
        {
            throw UnpackingFaults.BrokenWrapping(FileWrapping.Zip);
        }
    }
}

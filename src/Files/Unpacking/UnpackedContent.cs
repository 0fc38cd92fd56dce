using System.IO.Compression;

namespace TraceEngine.Files.Unpacking;

/// <summary>
/// A file and what is inside its wrappings (base64, gzip, zlib, a ZIP of one file), recognised by the first bytes. The content
/// can be read any number of times, one after the other. A ZIP inside another wrapping goes through a temporary file.
/// </summary>
internal sealed class UnpackedContent : IDisposable
{
    /// <summary>Base64 of a gzip of a ZIP is three; more is somebody's joke.</summary>
    private const int MaxWrappings = 3;

    private readonly UploadFileOptions _options;
    private readonly List<FileWrapping> _wrappings = [];
    private readonly List<FileWrapping> _layers = [];
    private readonly List<IDisposable> _owned = [];

#pragma warning disable CA2213 // The file is the caller's to dispose; spools and archives are disposed through _owned.
    private readonly Stream _file;
    private Stream _root;
    private ZipArchive? _archive;
#pragma warning restore CA2213

    private UnpackedContent(Stream file, UploadFileOptions options)
    {
        _file = file;
        _root = file;
        _options = options;
    }

    /// <summary>The wrappings that were taken off, outermost first.</summary>
    public IReadOnlyList<FileWrapping> Wrappings => _wrappings;

    /// <summary>Whether the content is an XLSX; then it can be sought in.</summary>
    public bool IsWorkbook { get; private set; }

    /// <summary>Bytes of the file as it lies there.</summary>
    public long FileBytes => _file.Length;

    /// <summary>How much of the file was read, in bytes, for a progress bar.</summary>
    public long BytesRead => _root == _file
        ? Math.Min(_file.Position, _file.Length)
        : _root.Position * _file.Length / Math.Max(1, _root.Length);

    /// <summary>Looks at a file and takes its wrappings off.</summary>
    /// <param name="file">A file that can be sought in; it stays open and is the caller's.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="UploadFileException">Too large, a bomb, several files in an archive, or broken.</exception>
    public static UnpackedContent Of(Stream file, UploadFileOptions options)
    {
        if (!file.CanSeek)
        {
            throw new ArgumentException("The file is read more than once, so it must be one that can seek.", nameof(file));
        }

        if (file.Length > options.MaxFileBytes)
        {
            throw UnpackingFaults.FileTooLarge(file.Length, options.MaxFileBytes);
        }

        var content = new UnpackedContent(file, options);
        try
        {
            content.TakeOff();
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>The content from its start. Only one may be open at a time.</summary>
    public Stream Open()
    {
        _root.Position = 0;
        Stream content = new KeptOpenStream(_root);
        foreach (var layer in _layers)
        {
            content = Open(layer, content);
        }

        return content;
    }

    public void Dispose()
    {
        foreach (var owned in Enumerable.Reverse(_owned))
        {
            owned.Dispose();
        }
    }

    private void TakeOff()
    {
        var head = new byte[FileSignature.HeadBytes];
        while (true)
        {
            int length;
            using (var content = Open())
            {
                length = FileSignature.Read(content, head);
            }

            if (length == 0)
            {
                throw UnpackingFaults.Empty();
            }

            if (FileSignature.IsCompoundFile(head.AsSpan(0, length)))
            {
                throw UnpackingFaults.OldSpreadsheet();
            }

            if (FileSignature.WrappingOf(head.AsSpan(0, length)) is not { } wrapping)
            {
                return;
            }

            if (wrapping == FileWrapping.Zip && IsWorkbookOpened())
            {
                IsWorkbook = true;
                return;
            }

            if (_wrappings.Count == MaxWrappings)
            {
                throw UnpackingFaults.WrappedTooOften(MaxWrappings);
            }

            _wrappings.Add(wrapping);
            _layers.Add(wrapping);
        }
    }

    // The archive of a layer list [Zip] is opened here; its entry comes out of Open.
    private bool IsWorkbookOpened()
    {
        if (_layers.Count > 0)
        {
            Spool();
        }

        _archive = ArchiveDirectory.Open(_root, _options);
        _owned.Add(_archive);
        if (_archive.GetEntry("[Content_Types].xml") is not null && _archive.GetEntry("xl/workbook.xml") is not null)
        {
            return true;
        }

        _ = TheFile(_archive);
        return false;
    }

    private void Spool()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var spool = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        _owned.Add(spool);
        using (var content = Open())
        {
            content.CopyTo(spool);
        }

        _root = spool;
        _layers.Clear();
    }

    private Stream Open(FileWrapping wrapping, Stream content) => wrapping switch
    {
        FileWrapping.Base64 => new Base64Stream(content),
        FileWrapping.Gzip => Bound(wrapping, new GZipStream(content, CompressionMode.Decompress)),
        FileWrapping.Zlib => Bound(wrapping, new ZLibStream(content, CompressionMode.Decompress)),
        _ => ArchiveDirectory.OpenEntry(TheFile(_archive!), FileBytes, _options),
    };

    private BoundedStream Bound(FileWrapping wrapping, Stream unpacked) => new(unpacked, wrapping, FileBytes, _options);

    // What archivers of some systems add by themselves does not count.
    private static ZipArchiveEntry TheFile(ZipArchive archive)
    {
        var files = archive.Entries.Where(entry => entry.Name.Length > 0 && entry.Name != ".DS_Store"
            && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToList();
        return files.Count == 1 ? files[0] : throw UnpackingFaults.SeveralFiles(files.Count);
    }
}

using TraceEngine.Contracts.Digests;

namespace TraceEngine.Query.Exports.Disk;

/// <summary>
/// A file being written: hashed and charged as it grows, synced and named when it is whole. What is not committed is removed.
/// </summary>
internal sealed class ExportFileStream : Stream
{
    private readonly IExportDisk _disk;
    private readonly string _draft;
    private readonly string _path;
    private readonly Action<long> _charge;
    private readonly FileDigest _digest = new();
    private readonly Stream _file;
    private long _written;
    private bool _isCommitted;

    /// <param name="disk">Writes it.</param>
    /// <param name="draft">Where it is while it is not whole.</param>
    /// <param name="path">Where it is then.</param>
    /// <param name="charge">Called with the bytes that come, before they are written, and with those that go, negative.</param>
    public ExportFileStream(IExportDisk disk, string draft, string path, Action<long> charge)
    {
        (_disk, _draft, _path, _charge) = (disk, draft, path, charge);
        _file = disk.Create(draft);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _written;

    public override long Position
    {
        get => _written;
        set => throw new NotSupportedException();
    }

    /// <summary>Puts the file on stable storage under its name.</summary>
    /// <returns>Its SHA-256.</returns>
    public byte[] Commit()
    {
        _file.Flush();
        _disk.Sync(_file);
        _file.Dispose();
        File.Move(_draft, _path, overwrite: true);
        _isCommitted = true;
        return _digest.Complete();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _charge(buffer.Length);
        _written += buffer.Length;
        _file.Write(buffer);
        _digest.Append(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
        // On commit, once: whoever writes it flushes often.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isCommitted)
        {
            _isCommitted = true;
            try
            {
                _file.Dispose();
            }
            catch (IOException)
            {
                // A full disk refuses the last bytes too; the file goes anyway.
            }

            File.Delete(_draft);
            _charge(-_written);
        }

        _digest.Dispose();
        base.Dispose(disposing);
    }
}

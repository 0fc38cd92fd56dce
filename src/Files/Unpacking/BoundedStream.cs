namespace TraceEngine.Files.Unpacking;

/// <summary>
/// What comes out of an unpacker, up to the limits; errors of the unpacker are told as sentences. Disposes what it reads from.
/// </summary>
internal sealed class BoundedStream(Stream inner, FileWrapping wrapping, long fileBytes, UploadFileOptions options) : Stream
{
    private long _total;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _total;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw UnpackingFaults.BrokenWrapping(wrapping, broken);
        }

        _total += read;
        if (_total > options.MaxUnpackedBytes)
        {
            throw UnpackingFaults.UnpackedTooLarge(options.MaxUnpackedBytes);
        }

        if (_total > options.RatioFreeBytes && _total / options.MaxUnpackRatio > fileBytes)
        {
            throw UnpackingFaults.UnpacksTooFar(_total, fileBytes, options.MaxUnpackRatio);
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

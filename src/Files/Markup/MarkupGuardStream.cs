namespace TraceEngine.Files.Markup;

/// <summary>
/// Refuses XML in which no angle bracket comes for a long time: an XML reader keeps a whole attribute, name or text in memory.
/// </summary>
internal sealed class MarkupGuardStream(Stream inner) : Stream
{
    /// <summary>A cell has 32,767 characters, up to 200 kB as escapes of six bytes; 1 MiB is not reached by any file.</summary>
    private const int MaxBytesWithoutBracket = 1 << 20;

    private int _since;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        var last = buffer[..read].LastIndexOfAny((byte)'<', (byte)'>');
        _since = last < 0 ? _since + read : read - last;
        return _since <= MaxBytesWithoutBracket
            ? read
            : throw new UploadFileException(
                UploadFileFault.TooLong,
                $"XML 中有超过 {MaxBytesWithoutBracket:N0} 字节的单个值，已拒绝，请重新导出文件",
                $"The XML has a single value of more than {MaxBytesWithoutBracket:N0} bytes. Export the file again.");
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

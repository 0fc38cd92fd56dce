using System.Buffers;

namespace TraceEngine.Files.Relation.Reading;

/// <summary>
/// The part of the file that is in memory, as UTF-8: one pooled buffer, filled from the stream, always moving forward.
/// Knows for every byte in it where it stands in the file and on which line.
/// </summary>
internal sealed class ByteWindow : IDisposable
{
    // Large enough that a read call is rare, small enough to stay in a core's second-level cache.
    private const int UsualBytes = 128 * 1024;

    private readonly Stream _input;
    private readonly bool _leaveOpen;
    private readonly Transcoder? _transcoder;
    private readonly byte[] _buffer;
    private int _start;
    private int _end;
    private long _offsetOfBuffer;
    private long _offset;
    private int _offsetAt;
    private int _lineAt;
    private long _line = 1;

    public ByteWindow(Stream input, bool leaveOpen, EncodingProbe probe, int maxTagBytes)
    {
        _input = input;
        _leaveOpen = leaveOpen;
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(UsualBytes, 2 * maxTagBytes));
        _offsetOfBuffer = probe.BomLength;
        _offset = probe.BomLength;
        if (probe.Encoding is not null)
        {
            _transcoder = new Transcoder(probe.Encoding, probe.Head);
            return;
        }

        probe.Head.CopyTo(_buffer);
        _end = probe.Head.Length;
    }

    /// <summary>What is in memory and not yet taken. Valid until the next <see cref="Fill"/>.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Index of the first unread byte, for <see cref="Slice"/>; valid until the next <see cref="Fill"/>.</summary>
    public int Start => _start;

    public ReadOnlySpan<byte> Slice(int start, int length) => _buffer.AsSpan(start, length);

    public void Skip(int count) => _start += count;

    /// <summary>Reads once more behind the unread bytes; false at the end of the file.</summary>
    public bool Fill()
    {
        if (_buffer.Length - _end < _buffer.Length / 2)
        {
            MoveToFront();
        }

        var room = _buffer.AsSpan(_end);
        var read = _transcoder is null ? _input.Read(room) : _transcoder.Read(_input, room);
        _end += read;
        return read > 0;
    }

    /// <summary>
    /// Offset in the file of the character at this index. In a transcoded file counted from the last place asked for.
    /// </summary>
    public long OffsetAt(int index)
    {
        if (_transcoder is null)
        {
            return _offsetOfBuffer + index;
        }

        if (index < _offsetAt)
        {
            (_offsetAt, _offset) = (0, _offsetOfBuffer);
        }

        _offset += _transcoder.SourceLength(_buffer.AsSpan(_offsetAt, index - _offsetAt));
        _offsetAt = index;
        return _offset;
    }

    /// <summary>
    /// Line of the byte at this index, 1-based. Counts from the last place asked for, so asking in order costs one pass.
    /// </summary>
    public long LineAt(int index)
    {
        if (index >= _lineAt)
        {
            _line += _buffer.AsSpan(_lineAt, index - _lineAt).Count((byte)'\n');
        }
        else
        {
            _line -= _buffer.AsSpan(index, _lineAt - index).Count((byte)'\n');
        }

        _lineAt = index;
        return _line;
    }

    public void Dispose()
    {
        _transcoder?.Dispose();
        if (!_leaveOpen)
        {
            _input.Dispose();
        }

        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void MoveToFront()
    {
        if (_start == 0)
        {
            return;
        }

        // Whole characters are kept, so that offsets in a transcoded file can be counted from the front.
        var kept = _start;
        while (kept > Math.Max(0, _start - 3) && kept < _end && (_buffer[kept] & 0xC0) == 0x80)
        {
            kept--;
        }

        _ = LineAt(kept);
        _offsetOfBuffer = OffsetAt(kept);
        _buffer.AsSpan(kept, _end - kept).CopyTo(_buffer);
        _end -= kept;
        _start -= kept;
        _lineAt = 0;
        _offsetAt = 0;
        _offset = _offsetOfBuffer;
    }
}

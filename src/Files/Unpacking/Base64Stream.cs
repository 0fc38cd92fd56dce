using System.Buffers;
using System.Buffers.Text;

namespace TraceEngine.Files.Unpacking;

/// <summary>Decodes base64 text, with line ends or without, forward only; a byte order mark in front is passed over.</summary>
internal sealed class Base64Stream(Stream text) : Stream
{
    private const int TextBytes = 16 * 1024;
    private readonly byte[] _text = new byte[TextBytes];
    private readonly byte[] _decoded = new byte[TextBytes];
    private int _textLength;
    private int _at;
    private int _end;
    private bool _isTextEnded;
    private bool _isStarted;

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
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (_at == _end)
        {
            if (!Fill())
            {
                return 0;
            }
        }

        var length = Math.Min(buffer.Length, _end - _at);
        _decoded.AsSpan(_at, length).CopyTo(buffer);
        _at += length;
        return length;
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
            text.Dispose();
        }

        base.Dispose(disposing);
    }

    // Line ends, blanks, and the zero bytes that some devices pad the file with.
    private static bool IsPassedOver(byte value) => value is 0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private bool Fill()
    {
        FillText();
        if (_textLength == 0)
        {
            return false;
        }

        // The last four characters may hold the padding, which is right only at the end: they wait until it is known.
        var whole = _isTextEnded ? _textLength : (_textLength - 1) & ~3;
        var status = Base64.DecodeFromUtf8(_text.AsSpan(0, whole), _decoded, out var used, out _end, isFinalBlock: _isTextEnded);
        if (status is OperationStatus.InvalidData or OperationStatus.DestinationTooSmall || (used == 0 && whole > 0)
            || (_isTextEnded && used < _textLength))
        {
            throw UnpackingFaults.BrokenWrapping(FileWrapping.Base64);
        }

        _text.AsSpan(used, _textLength - used).CopyTo(_text);
        _textLength -= used;
        _at = 0;
        return true;
    }

    private void FillText()
    {
        while (!_isTextEnded && _textLength <= 4)
        {
            var read = text.Read(_text.AsSpan(_textLength));
            _isTextEnded = read == 0;
            var from = _textLength;
            var end = _textLength + read;
            if (!_isStarted && read > 0)
            {
                _isStarted = true;
                from += _text.AsSpan(from, read).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
            }

            for (; from < end; from++)
            {
                if (!IsPassedOver(_text[from]))
                {
                    _text[_textLength++] = _text[from];
                }
            }
        }
    }
}

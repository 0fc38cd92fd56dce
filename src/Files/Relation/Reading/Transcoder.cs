using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace TraceEngine.Files.Relation.Reading;

/// <summary>
/// Reads a stream of another encoding as UTF-8, a chunk at a time. In GB18030 the second byte of a character may be an ASCII
/// letter or digit but never a blank, quote or bracket: so runs of ASCII are copied, and a run of Chinese ends safely at one
/// of those.
/// </summary>
internal sealed class Transcoder : IDisposable
{
    private const int RawBytes = 32 * 1024;
    private static readonly SearchValues<byte> NeverSecondByte = SearchValues.Create(" \t\r\n\"'<>&"u8);
    private readonly Encoding _encoding;
    private readonly Decoder _decoder;
    private readonly bool _isAsciiKept;
    private readonly byte[] _raw = ArrayPool<byte>.Shared.Rent(RawBytes);
    private readonly char[] _chars = ArrayPool<char>.Shared.Rent(RawBytes + 16);
    private int _rawAt;
    private int _rawEnd;
    private int _charAt;
    private int _charEnd;
    private bool _isInsideRun;
    private bool _isFlushed;

    public Transcoder(Encoding encoding, ReadOnlySpan<byte> head)
    {
        _encoding = encoding;
        _decoder = encoding.GetDecoder();
        _isAsciiKept = encoding is not UnicodeEncoding;
        head.CopyTo(_raw);
        _rawEnd = head.Length;
    }

    /// <summary>Reads from the source into <paramref name="target"/>, which has room for a character; 0 at the end.</summary>
    public int Read(Stream input, Span<byte> target)
    {
        while (true)
        {
            if (_charAt < _charEnd)
            {
                Utf8.FromUtf16(_chars.AsSpan(_charAt, _charEnd - _charAt), target, out var taken, out var written);
                _charAt += taken;
                return written;
            }

            if (_rawAt == _rawEnd && !FillRaw(input))
            {
                return 0;
            }

            if (_charAt < _charEnd)
            {
                continue;
            }

            var raw = _raw.AsSpan(_rawAt, _rawEnd - _rawAt);
            if (_isAsciiKept && !_isInsideRun && raw[0] < 0x80)
            {
                var run = raw.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                run = Math.Min(run < 0 ? raw.Length : run, target.Length);
                raw[..run].CopyTo(target);
                _rawAt += run;
                return run;
            }

            Decode(raw);
        }
    }

    /// <summary>How many bytes of the source these bytes of UTF-8 came from.</summary>
    public long SourceLength(ReadOnlySpan<byte> utf8)
    {
        if (_encoding is UnicodeEncoding)
        {
            return 2L * Encoding.UTF8.GetCharCount(utf8);
        }

        return Ascii.IsValid(utf8) ? utf8.Length : _encoding.GetByteCount(Encoding.UTF8.GetString(utf8));
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_raw);
        ArrayPool<char>.Shared.Return(_chars);
    }

    private bool FillRaw(Stream input)
    {
        _rawAt = 0;
        _rawEnd = input.Read(_raw, 0, RawBytes);
        if (_rawEnd > 0)
        {
            return true;
        }

        if (_isFlushed)
        {
            return false;
        }

        // Half a character at the end of the file becomes U+FFFD, inside a tag that is incomplete anyway.
        _isFlushed = true;
        _charAt = 0;
        _charEnd = _decoder.GetChars([], _chars, flush: true);
        return _charEnd > 0;
    }

    private void Decode(ReadOnlySpan<byte> raw)
    {
        var end = _isAsciiKept ? raw.IndexOfAny(NeverSecondByte) : -1;
        var segment = end < 0 ? raw : raw[..end];
        _charAt = 0;
        _charEnd = _decoder.GetChars(segment, _chars, flush: end >= 0);
        _isInsideRun = _isAsciiKept && end < 0;
        _rawAt += segment.Length;
    }
}

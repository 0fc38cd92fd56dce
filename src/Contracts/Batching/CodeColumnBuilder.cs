using System.Text;
using Google.Protobuf;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Batching;

/// <summary>
/// Collects codes and writes them as a column: packed digits when all are digits of one length, text otherwise. Which of the two
/// changes nothing for the server: the digest of a batch does not depend on it.
/// </summary>
internal sealed class CodeColumnBuilder : IDisposable
{
    /// <summary>Codes of packed columns have 8 to 100 digits, by the contract.</summary>
    public const int MinPackedDigits = 8;

    /// <summary>The longest code that a packed column may hold.</summary>
    public const int MaxPackedDigits = 100;

    private readonly PooledBytes _bytes = new(128 * 1024);
    private readonly List<int> _ends = new(8 * 1024);
    private int _length;
    private bool _isPackable = true;

    public int Count => _ends.Count;

    /// <summary>
    /// Cuts a code of absurd length: the server takes at most 100 characters and refuses the row as too long either way.
    /// </summary>
    public static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> code) =>
        code[..Math.Min(code.Length, ActivationBatchBuilder.MaxCodeBytes)];

    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1];
            return _bytes.Written[start.._ends[index]];
        }
    }

    public void Add(ReadOnlySpan<byte> code)
    {
        if (Count == 0)
        {
            _length = code.Length;
            _isPackable = code.Length is >= MinPackedDigits and <= MaxPackedDigits;
        }

        _isPackable = _isPackable && code.Length == _length && !code.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        _bytes.Append(code);
        _ends.Add(_bytes.Length);
    }

    public CodeColumn Build() => _isPackable && Count > 0
        ? new CodeColumn { Packed = new PackedDigits { Digits = (uint)_length, Data = Pack() } }
        : new CodeColumn { Text = Texts() };

    public void Clear()
    {
        _bytes.Clear();
        _ends.Clear();
        _isPackable = true;
    }

    public void Dispose() => _bytes.Dispose();

    private ByteString Pack()
    {
        var packed = new byte[Count * ((_length + 1) / 2)];
        var digits = _bytes.Written;
        var write = 0;
        for (var start = 0; start < digits.Length; start += _length)
        {
            var code = digits.Slice(start, _length);
            var read = 0;
            for (; read + 1 < code.Length; read += 2)
            {
                packed[write++] = (byte)(((code[read] & 0xF) << 4) | (code[read + 1] & 0xF));
            }

            if (read < code.Length)
            {
                packed[write++] = (byte)((code[read] & 0xF) << 4);
            }
        }

        // Nobody else has the array.
        return UnsafeByteOperations.UnsafeWrap(packed);
    }

    private TextCodes Texts()
    {
        var texts = new TextCodes();
        texts.Values.Capacity = Count;
        for (var i = 0; i < Count; i++)
        {
            // Bytes that are no UTF-8 become U+FFFD, which the server refuses naming the row.
            texts.Values.Add(Encoding.UTF8.GetString(this[i]));
        }

        return texts;
    }
}

using TraceEngine.Contracts.Codes;

namespace TraceEngine.Contracts.Digests;

/// <summary>
/// Digest v1 of an activation batch: SHA-256 over its canonical content. Encoding, mode, sequence and client position are
/// left out: the same rows have the same digest however they travel.
/// Layout: magic, number of sections; per section the header's fields with their lengths, number of rows; per row in arrival
/// order key, level, parent, pack mode; where quantities follow, their number below 0 and their texts. A code that cannot be
/// read stands as 255 (no key is that long), its length and its raw bytes.
/// </summary>
public sealed class ActivationDigest : IDisposable
{
    private const int Magic = 0x54454131; // "TEA1"

    // Two keys with their length bytes, level and mode.
    private const int RowBytesAtMost = (2 * (1 + CodeKey.MaxKeyBytes)) + 2;

    private readonly DigestWriter _writer = new();

    /// <summary>Starts a batch.</summary>
    /// <param name="sections">Sections that follow.</param>
    public void Begin(int sections)
    {
        _writer.Int32(Magic);
        _writer.Int32(sections);
    }

    /// <summary>Starts a section: the header's texts as sent, its time and how many rows follow.</summary>
    public void Section(ReadOnlySpan<string> texts, long seconds, int nanos, byte codeSystem, int rows)
    {
        _writer.Int32(texts.Length);
        foreach (var text in texts)
        {
            _writer.Text(text);
        }

        _writer.Int64(seconds);
        _writer.Int32(nanos);
        _writer.Byte(codeSystem);
        _writer.Int32(rows);
    }

    /// <summary>A row whose code and parent could be read; <paramref name="parent"/> is empty without parent.</summary>
    public void Row(ReadOnlySpan<byte> key, byte level, ReadOnlySpan<byte> parent, byte packMode)
    {
        var span = _writer.Reserve(RowBytesAtMost);
        span[0] = (byte)key.Length;
        key.CopyTo(span[1..]);
        var used = 1 + key.Length;
        span[used++] = level;
        span[used++] = (byte)parent.Length;
        parent.CopyTo(span[used..]);
        used += parent.Length;
        span[used++] = packMode;
        _writer.Advance(used);
    }

    /// <summary>A row of which code or parent could not be read: what could not be read stands as its raw bytes.</summary>
    public void UnreadableRow(ReadableOrRaw code, byte level, ReadableOrRaw parent, byte packMode)
    {
        _writer.Code(code);
        _writer.Byte(level);
        _writer.Code(parent);
        _writer.Byte(packMode);
    }

    /// <summary>
    /// So many quantities follow the section's rows. Below 0, so that no header can be read into it; a section without
    /// quantities has the digest it always had.
    /// </summary>
    public void Quantities(int count) => _writer.Int32(-count);

    /// <summary>A quantity of goods without serial numbers, as sent.</summary>
    public void Quantity(string identifier, string quantity, string parent)
    {
        _writer.Text(identifier);
        _writer.Text(quantity);
        _writer.Text(parent);
    }

    /// <summary>The digest, 32 bytes; the object can be used again.</summary>
    public byte[] Finish() => _writer.Finish();

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();
}

namespace TraceEngine.Contracts.Digests;

/// <summary>
/// Digest v1 of a packaging batch: SHA-256 over its canonical content. Encoding, mode, sequence and client position are left out.
/// Layout: magic, number of sections; per section action, time, reason, code system, number of rows; per row in arrival order
/// child, parent and the parent's pack mode. A code that cannot be read stands as 255, its length and its raw bytes.
/// </summary>
public sealed class PackagingDigest : IDisposable
{
    private const int Magic = 0x54455031; // "TEP1"

    private readonly DigestWriter _writer = new();

    /// <summary>Starts a batch.</summary>
    /// <param name="sections">Sections that follow.</param>
    public void Begin(int sections)
    {
        _writer.Int32(Magic);
        _writer.Int32(sections);
    }

    /// <summary>Starts a section: what its rows share and how many follow.</summary>
    public void Section(int action, long seconds, int nanos, string changeReason, byte codeSystem, int rows)
    {
        _writer.Int32(action);
        _writer.Int64(seconds);
        _writer.Int32(nanos);
        _writer.Text(changeReason);
        _writer.Byte(codeSystem);
        _writer.Int32(rows);
    }

    /// <summary>A row; child or parent is empty where the row has none.</summary>
    public void Row(ReadableOrRaw child, ReadableOrRaw parent, byte packMode)
    {
        _writer.Code(child);
        _writer.Code(parent);
        _writer.Byte(packMode);
    }

    /// <summary>The digest, 32 bytes; the object can be used again.</summary>
    public byte[] Finish() => _writer.Finish();

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();
}

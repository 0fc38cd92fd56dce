using System.Buffers;
using System.Threading.RateLimiting;

namespace TraceEngine.Signing.Transport;

/// <summary>A body in a rented buffer, with its share of the memory of all bodies.</summary>
internal sealed class RequestBody(RateLimitLease lease) : IDisposable
{
    private byte[]? _buffer = [];

    public int Length { get; set; }

    public ReadOnlyMemory<byte> Bytes => (_buffer ?? []).AsMemory(0, Length);

    /// <summary>A buffer of this size with what was read so far.</summary>
    public byte[] Grow(int size)
    {
        var former = _buffer ?? throw new ObjectDisposedException(nameof(RequestBody));
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, size));
        former.AsSpan(0, Length).CopyTo(buffer);
        _buffer = buffer;
        Return(former);
        return buffer;
    }

    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            Return(buffer);
            lease.Dispose();
        }
    }

    private static void Return(byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace TraceEngine.Signing.Exports;

/// <summary>The bytes of a file that a request asks for.</summary>
/// <param name="First">First byte, from 0.</param>
/// <param name="LastInclusive">Last byte; null = the end of the file.</param>
/// <param name="IsWhole">No range was asked for.</param>
internal readonly record struct ByteRange(ulong First, ulong? LastInclusive, bool IsWhole)
{
    /// <summary>Reads the header; several ranges, or one counted from the end, are none that we serve.</summary>
    public static bool TryRead(HttpRequest request, out ByteRange range)
    {
        range = new ByteRange(0, null, IsWhole: true);
        if (request.Headers.Range.Count == 0)
        {
            return true;
        }

        if (!RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var header)
            || header.Unit != "bytes" || header.Ranges.Count != 1 || header.Ranges.First() is not { From: { } first } only)
        {
            return false;
        }

        range = new ByteRange((ulong)first, only.To is { } last ? (ulong)last : null, IsWhole: false);
        return true;
    }

    /// <summary>How many bytes that are of a file.</summary>
    public ulong LengthOf(ulong size) => size == 0 ? 0 : Math.Min(LastInclusive ?? (size - 1), size - 1) - First + 1;
}

using System.Buffers;
using System.IO.Compression;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using TraceEngine.Signing.Answers;

namespace TraceEngine.Signing.Transport;

/// <summary>
/// Reads bodies whole, within a budget of memory over all calls: Kestrel bounds a body as sent, and nothing bounds what gzip
/// makes of it, or how many are held at once.
/// </summary>
internal sealed class BodyReader(IOptions<SigningOptions> options, TimeProvider time) : IDisposable
{
    private const int Permit = 1024;
    private const int WaitingAtMost = 256;
    private const int FirstBuffer = 16 * 1024;

    private readonly ConcurrencyLimiter _memory = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Permits(options.Value.BodyMemoryBytes),
        QueueLimit = WaitingAtMost * Permits(options.Value.InflatedBytesAtMost),
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Reads the body of a request.</summary>
    /// <returns>The body, to be disposed when its call is done; or the answer that refuses it.</returns>
    /// <exception cref="BadHttpRequestException">It came too slowly, or was cut off.</exception>
    public async ValueTask<(RequestBody? Body, Answer? Refusal)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var limits = options.Value;
        if (!IsJson(request.ContentType))
        {
            return (null, BodyFault.WrongMediaType(request.ContentType ?? ""));
        }

        var encoding = request.Headers.ContentEncoding.ToString();
        var isGzip = encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase);
        if (!isGzip && encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return (null, BodyFault.WrongEncoding(encoding));
        }

        if (request.ContentLength > limits.BodyBytesAtMost)
        {
            return (null, BodyFault.TooLarge(limits.BodyBytesAtMost));
        }

        using var limit = new CancellationTokenSource(limits.BodyTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            return await ReadAsync(request, isGzip, limits, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return (null, BodyFault.TooSlow(limits.BodyTimeout));
        }
    }

    public void Dispose() => _memory.Dispose();

    private async Task<(RequestBody? Body, Answer? Refusal)> ReadAsync(
        HttpRequest request, bool isGzip, SigningOptions limits, CancellationToken ct)
    {
        var bytes = isGzip ? limits.InflatedBytesAtMost : request.ContentLength ?? limits.BodyBytesAtMost;
        var lease = await _memory.AcquireAsync(Permits(bytes), ct);
        if (!lease.IsAcquired)
        {
            lease.Dispose();
            return (null, BodyFault.NoMemory());
        }

        var body = new RequestBody(lease);
        var refusal = await TryFillAsync(body, request, isGzip, limits, ct);
        if (refusal is null)
        {
            return (body, null);
        }

        body.Dispose();
        return (null, refusal);
    }

    private static async Task<Answer?> TryFillAsync(
        RequestBody body, HttpRequest request, bool isGzip, SigningOptions limits, CancellationToken ct)
    {
        try
        {
            if (!isGzip)
            {
                return await FillAsync(body, request.Body, request.ContentLength, limits.BodyBytesAtMost, ct)
                    ? null
                    : BodyFault.TooLarge(limits.BodyBytesAtMost);
            }

            await using var inflated = new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true);
            return await FillAsync(body, inflated, null, limits.InflatedBytesAtMost, ct)
                ? null
                : BodyFault.InflatesTooLarge(limits.InflatedBytesAtMost);
        }
        catch (InvalidDataException)
        {
            return BodyFault.NotGzip();
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    // One byte more than may come tells that more would come.
    private static async Task<bool> FillAsync(
        RequestBody body, Stream stream, long? length, int limit, CancellationToken ct)
    {
        var buffer = body.Grow((int)Math.Min(length is { } known ? known + 1 : FirstBuffer, (long)limit + 1));
        while (true)
        {
            if (body.Length == buffer.Length)
            {
                if (body.Length > limit)
                {
                    return false;
                }

                buffer = body.Grow((int)Math.Min(2L * buffer.Length, (long)limit + 1));
            }

            var read = await stream.ReadAsync(buffer.AsMemory(body.Length), ct);
            if (read == 0)
            {
                return body.Length <= limit;
            }

            body.Length += read;
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static int Permits(long bytes) => (int)Math.Max(1, (bytes + Permit - 1) / Permit);
}
